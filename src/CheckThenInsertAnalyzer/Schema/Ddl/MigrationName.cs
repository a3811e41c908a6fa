using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a migration's path says of its place among the others.</summary>
internal sealed class MigrationName : IComparable<MigrationName>
{
    private readonly string[] _segments;

    public MigrationName(string path)
    {
        Path = path;
        _segments = path.Split('/', '\\');
        var stem = Stem(_segments[_segments.Length - 1]);
        _segments[_segments.Length - 1] = stem;

        var end = stem.IndexOf("__", StringComparison.Ordinal);
        IsRepeatable = end == 1 && stem[0] == 'R';
        if (end > 1 && stem[0] is 'V' or 'B')
            Version = ReadVersion(stem.Substring(1, end - 1));
        IsBaseline = !Version.IsEmpty && stem[0] == 'B';
    }

    public string Path { get; }

    /// <summary>The numbers of V1_2__ or V1.2__; empty for a name without them. A number is kept as its digits without leading zeros.</summary>
    public ImmutableArray<string> Version { get; } = ImmutableArray<string>.Empty;

    /// <summary>Whether it stands for all versions up to its own.</summary>
    public bool IsBaseline { get; }

    /// <summary>Whether it is applied after all others.</summary>
    public bool IsRepeatable { get; }

    /// <summary>A file name without <c>.sql</c>.</summary>
    public static string Stem(string name) => name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;

    public int CompareTo(MigrationName? other)
    {
        if (other is null)
            return 1;
        if (IsRepeatable != other.IsRepeatable)
            return IsRepeatable ? 1 : -1;

        // Flyway looks for versions in all its folders; of two sorts of names the one without versions is what there was first.
        if (Version.IsEmpty != other.Version.IsEmpty)
            return Version.IsEmpty ? -1 : 1;
        var order = CompareVersion(other);
        return order != 0 ? order : ComparePath(other);
    }

    /// <summary>The order of the versions alone.</summary>
    public int CompareVersion(MigrationName other)
    {
        for (var index = 0; index < Math.Max(Version.Length, other.Version.Length); index++)
        {
            var order = CompareNumbers(index < Version.Length ? Version[index] : "", index < other.Version.Length ? other.Version[index] : "");
            if (order != 0)
                return order;
        }

        return 0;
    }

    private static ImmutableArray<string> ReadVersion(string text)
    {
        var parts = text.Split('.', '_');
        return parts.All(part => part.Length > 0 && part.All(char.IsDigit)) ? parts.Select(part => part.TrimStart('0')).ToImmutableArray() : ImmutableArray<string>.Empty;
    }

    private int ComparePath(MigrationName other)
    {
        for (var index = 0; index < Math.Min(_segments.Length, other._segments.Length); index++)
        {
            var (isFile, isOtherFile) = (index == _segments.Length - 1, index == other._segments.Length - 1);
            if (isFile != isOtherFile)
                return isFile ? -1 : 1;
            var order = CompareNaturally(_segments[index], other._segments[index]);
            if (order != 0)
                return order;
        }

        return string.CompareOrdinal(Path, other.Path);
    }

    /// <summary>Runs of digits are compared as numbers, everything else letter by letter whatever its case.</summary>
    private static int CompareNaturally(string left, string right)
    {
        var (mine, theirs) = (0, 0);
        while (mine < left.Length && theirs < right.Length)
        {
            int order;
            if (char.IsDigit(left[mine]) && char.IsDigit(right[theirs]))
                order = CompareNumbers(TakeNumber(left, ref mine), TakeNumber(right, ref theirs));
            else
                order = char.ToUpperInvariant(left[mine++]).CompareTo(char.ToUpperInvariant(right[theirs++]));
            if (order != 0)
                return order;
        }

        return (left.Length - mine).CompareTo(right.Length - theirs);
    }

    private static string TakeNumber(string text, ref int index)
    {
        var start = index;
        while (index < text.Length && char.IsDigit(text[index]))
            index++;
        return text.Substring(start, index - start).TrimStart('0');
    }

    private static int CompareNumbers(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
