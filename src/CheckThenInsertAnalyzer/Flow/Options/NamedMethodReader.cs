using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads a list of methods from an option's value: <c>Type.Method(argument), Type.Method</c>.</summary>
internal static class NamedMethodReader
{
    private const string Name = @"[\p{L}_][\p{L}\p{N}_]*";

    private static readonly Regex Item = new(
        $@"\G\s*(?<type>{Name}(?:\.{Name})*)\.(?<method>{Name})\s*(?:(?<list>\()\s*(?:(?<argument>{Name})\s*(?:,\s*(?<argument>{Name})\s*)*)?\))?\s*(?<more>,|$)",
        RegexOptions.CultureInvariant);

    /// <summary>The methods; null when the value is no such list.</summary>
    /// <param name="value">The value.</param>
    /// <param name="takesArguments">Whether the methods may name arguments.</param>
    public static ImmutableArray<NamedMethod>? Read(string value, bool takesArguments)
    {
        var methods = ImmutableArray.CreateBuilder<NamedMethod>();
        var match = Item.Match(value);
        for (; match.Success; match = match.NextMatch())
        {
            if (match.Groups["list"].Success && !takesArguments)
                return null;
            methods.Add(MethodOf(match));
            if (match.Groups["more"].Length == 0)
                return methods.ToImmutable();
        }

        return null;
    }

    private static NamedMethod MethodOf(Match match) => new(
        ImmutableArray.Create(match.Groups["type"].Value.Split('.')),
        match.Groups["method"].Value,
        ImmutableArray.CreateRange(match.Groups["argument"].Captures.Cast<Capture>().Select(capture => capture.Value)));
}
