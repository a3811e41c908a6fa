namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>Tells whether somebody who wrote a wrong error code meant a unique violation.</summary>
internal static class MistakenSqlState
{
    private const string UniqueViolation = Flow.CatchReader.UniqueViolation;

    /// <summary>The other codes of the class (PostgreSQL documentation, Appendix A): what can be a misspelling of one of them is not told apart.</summary>
    private static readonly string[] Neighbours = ["23000", "23001", "23502", "23503", "23514"];

    /// <summary>Whether the constant stands for a unique violation: PostgreSQL's code misspelt or as a number, its name, another server's code.</summary>
    public static bool IsUniqueViolation(object? constant) => constant switch
    {
        int number => IsCode(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        string text => IsCode(Digits(text)) || text.IndexOf("unique", StringComparison.OrdinalIgnoreCase) >= 0,
        _ => false,
    };

    /// <summary>23000 is MySQL's SQLSTATE for it, 1062 its number; 2627 and 2601 are SQL Server's.</summary>
    private static bool IsCode(string digits) => digits is UniqueViolation or "23000" or "2627" or "2601" or "1062" || IsMisspelt(digits);

    /// <summary>One digit too few or too many.</summary>
    private static bool IsMisspelt(string digits) => digits.Length switch
    {
        4 => IsWithin(digits, UniqueViolation) && !Neighbours.Any(neighbour => IsWithin(digits, neighbour)),
        6 => IsWithin(UniqueViolation, digits) && !Neighbours.Any(neighbour => IsWithin(neighbour, digits)),
        _ => false,
    };

    private static string Digits(string text) => string.Concat(text.Where(character => character is >= '0' and <= '9'));

    /// <summary>Whether the part's characters stand in the whole in their order.</summary>
    private static bool IsWithin(string part, string whole)
    {
        var matched = 0;
        foreach (var character in whole)
        {
            if (matched < part.Length && part[matched] == character)
                matched++;
        }

        return matched == part.Length;
    }
}
