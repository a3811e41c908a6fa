namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A property of an entity of a model snapshot.</summary>
/// <param name="Name">The property's name, that of a complex property and a dot before it where it is inside one.</param>
/// <param name="ColumnName">The column's name where the snapshot gives it; null leaves it to convention.</param>
/// <param name="TypeName">The column's type in lower case; empty when the snapshot does not tell.</param>
/// <param name="IsNullable">Whether the column accepts NULL.</param>
/// <param name="Generation">Who gives its value.</param>
/// <param name="Collation">The column's collation; null for the type's own.</param>
internal sealed record SnapshotProperty(string Name, string? ColumnName, string TypeName, bool IsNullable, ColumnGeneration Generation, string? Collation)
{
    /// <summary>The column that it becomes.</summary>
    public ColumnSchema ToColumn(string columnName) => new(columnName, TypeName, IsNullable, Generation) { Collation = Collation };
}
