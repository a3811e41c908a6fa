using System.Globalization;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Makes names that EF Core chooses short enough and different from each other.</summary>
internal static class NameLength
{
    /// <summary>The provider's limit, which EF Core counts in characters; the server's is in bytes.</summary>
    private const int Most = 63;

    /// <summary>The name; a longer one cut and closed with a tilde.</summary>
    public static string Limit(string name) => Limit(name, suffix: "");

    /// <summary>The name, or the name with the first number that makes it one that is not taken.</summary>
    public static string Distinct(string name, Func<string, bool> isTaken)
    {
        var candidate = Limit(name);
        for (var number = 1; isTaken(candidate); number++)
            candidate = Limit(name, number.ToString(CultureInfo.InvariantCulture));

        return candidate;
    }

    private static string Limit(string name, string suffix)
    {
        var available = Most - suffix.Length;
        return name.Length <= available ? name + suffix : name.Substring(0, available - 1) + "~" + suffix;
    }
}
