namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One part of a unique key: a column, or an expression over columns.</summary>
/// <param name="Column">The column's name as the server stores it (for an EF entity without a table: the property's name); null for an expression.</param>
/// <param name="Expression">The expression as it stands in the index, without outer parentheses; null for a column.</param>
internal sealed record KeyPart(string? Column, string? Expression)
{
    /// <inheritdoc/>
    public override string ToString() => Column ?? Expression ?? "";
}
