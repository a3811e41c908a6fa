namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One part of a conflict target to write: a column or an expression of a unique index.</summary>
/// <param name="Text">The column's name as the server stores it, or the expression as it stands in the index.</param>
/// <param name="IsExpression">Which of the two it is.</param>
internal readonly record struct OnConflictElement(string Text, bool IsExpression)
{
    public static OnConflictElement Column(string name) => new(name, IsExpression: false);

    public static OnConflictElement Expression(string text) => new(text, IsExpression: true);
}
