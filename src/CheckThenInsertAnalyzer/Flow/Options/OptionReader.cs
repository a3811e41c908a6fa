using System.Collections.Immutable;
using System.Globalization;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads the options of a file. A value that an option does not take counts as not set, and is remembered to be told of.</summary>
internal sealed class OptionReader
{
    private const string ExpectedMethods = "a list such as 'Type.Method, Namespace.Type.Method'";
    private const string ExpectedMethodsWithArguments = "a list such as 'Type.Method(argument), Namespace.Type.Method(argument)'";

    private readonly ImmutableArray<MisreadOption>.Builder _misread = ImmutableArray.CreateBuilder<MisreadOption>();

    /// <summary>The options that the values set.</summary>
    public static AnalysisOptions Read(OptionValues values)
    {
        var reader = new OptionReader();
        var options = new AnalysisOptions
        {
            Provider = reader.Take(OptionValues.ProviderKey, values.Provider, ReadProvider, "auto, postgresql, any or none") ?? AnalysisOptions.Default.Provider,
            ExistenceMethods = reader.TakeMethods(OptionValues.ExistenceMethodsKey, values.ExistenceMethods, takesArguments: true),
            InsertMethods = reader.TakeMethods(OptionValues.InsertMethodsKey, values.InsertMethods, takesArguments: true),
            ViolationHandlers = reader.TakeMethods(OptionValues.ViolationHandlersKey, values.ViolationHandlers, takesArguments: false),
            MaximumCallDepth = reader.Take(OptionValues.MaximumCallDepthKey, values.MaximumCallDepth, ReadDepth, $"a number from 0 to {AnalysisOptions.LargestCallDepth}") ?? AnalysisOptions.Default.MaximumCallDepth,
        };
        return options with { Misread = reader._misread.ToImmutable() };
    }

    private ImmutableArray<NamedMethod> TakeMethods(string key, string? value, bool takesArguments) =>
        Take(key, value, text => NamedMethodReader.Read(text, takesArguments), takesArguments ? ExpectedMethodsWithArguments : ExpectedMethods) ?? ImmutableArray<NamedMethod>.Empty;

    /// <summary>What the value says; null when it is not set or not understood.</summary>
    private T? Take<T>(string key, string? value, Func<string, T?> read, string expected)
        where T : struct
    {
        if (value is null || value.Trim() is not { Length: > 0 } text)
            return null;
        var result = read(text);
        if (result is null)
            _misread.Add(new MisreadOption(key, text, expected));
        return result;
    }

    private static DatabaseChoice? ReadProvider(string text) => text.ToLowerInvariant() switch
    {
        "auto" => DatabaseChoice.Auto,
        "postgresql" => DatabaseChoice.PostgreSql,
        "any" => DatabaseChoice.Any,
        "none" => DatabaseChoice.None,
        _ => null,
    };

    private static int? ReadDepth(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) && depth <= AnalysisOptions.LargestCallDepth ? depth : null;
}
