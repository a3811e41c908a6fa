using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The names, codes and texts by which code tells unique violations from other errors.</summary>
internal static class ViolationWords
{
    /// <summary>The SQLSTATE of a unique violation (PostgreSQL documentation, Appendix A).</summary>
    public const string UniqueViolation = "23505";

    private static readonly string[] Names = ["Unique", "Duplicate", "AlreadyExist"];
    private static readonly string[] Texts = [UniqueViolation, "duplicate", "unique", "already exists"];

    /// <summary>Whether a method, property or constant of that name speaks of unique violations.</summary>
    public static bool IsName(string name) => Array.Exists(Names, word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether an error's text that has these words is that of a unique violation.</summary>
    public static bool IsText(string text) => Array.Exists(Texts, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether the text has the form of a SQLSTATE.</summary>
    public static bool IsSqlState(string text) => text.Length == 5 && text.All(letter => letter is >= '0' and <= '9' or >= 'A' and <= 'Z');

    /// <summary>What being of the type says of an exception.</summary>
    public static ViolationTest OfType(ITypeSymbol? type) => type switch
    {
        null => ViolationTest.Open,
        { Name: "PostgresException" or "NpgsqlException" or "DbException" or "DbUpdateException" } => ViolationTest.Database,
        _ when !IsException(type) => ViolationTest.Open,
        _ when IsName(type.Name) => ViolationTest.Violation,
        { Name: "Exception" or "SystemException" or "AggregateException" } => ViolationTest.Open,
        _ => ViolationTest.Other,
    };

    /// <summary>Whether the type is an exception, or by its name one that does not bind.</summary>
    public static bool IsException(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == "Exception" || (current.TypeKind == TypeKind.Error && current.Name.EndsWith("Exception", StringComparison.Ordinal)))
                return true;
        }

        return type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(IsException);
    }
}
