namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A column of a table.</summary>
/// <param name="Name">As the server stores it.</param>
/// <param name="TypeName">As written, in lower case but for names in quotes; empty when it is not known.</param>
/// <param name="IsNullable">False for NOT NULL and for primary key columns.</param>
/// <param name="Generation">Who gives its value.</param>
internal sealed record ColumnSchema(string Name, string TypeName, bool IsNullable, ColumnGeneration Generation)
{
    /// <summary>The collation of the column when the definition names one, as the server stores the name; null for the type's own.</summary>
    public string? Collation { get; init; }

    /// <summary>Whether a sequence gives its value, so that an explicit one leaves the sequence behind (FACTS E1).</summary>
    public bool DrawsFromSequence => Generation is ColumnGeneration.Serial or ColumnGeneration.IdentityByDefault or ColumnGeneration.IdentityAlways;
}
