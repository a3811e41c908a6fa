namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One element of an index.</summary>
/// <param name="Part">The column or expression.</param>
/// <param name="DefaultName">What the server calls it in the name of an index without one; null when that is not known.</param>
/// <param name="Operator">The operator of an EXCLUDE constraint as written; null in any other index.</param>
internal sealed record IndexElement(KeyPart Part, string? DefaultName, string? Operator = null)
{
    public IndexElement Renamed(string oldName, string newName) =>
        Part.Column is { } column
            ? column == oldName ? this with { Part = Part with { Column = newName }, DefaultName = newName } : this
            : this with { Part = Part with { Expression = ExpressionText.Rename(Part.Expression!, oldName, newName) } };

    public IndexElement Unqualified(string table) =>
        Part.Expression is { } expression ? this with { Part = Part with { Expression = ExpressionText.Unqualified(expression, table) } } : this;

    public bool Mentions(string column) => Part.Column is { } name ? name == column : ExpressionText.Mentions(Part.Expression!, column);

    /// <summary>Whether both mean the same in two tables whose columns have the same names.</summary>
    public bool IsLike(IndexElement other) =>
        Part.Column == other.Part.Column
        && Part.Collation == other.Part.Collation
        && Part.OperatorClass == other.Part.OperatorClass
        && Operator == other.Operator
        && ExpressionText.AreAlike(Part.Expression, other.Part.Expression);
}
