namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>One part of a conflict target: a column, a call or an expression in parentheses.</summary>
/// <param name="Expression">The column or expression, without its outer parentheses.</param>
/// <param name="Collation">What COLLATE names; null without COLLATE.</param>
/// <param name="OperatorClass">The operator class; null when none is written.</param>
/// <param name="HasOrder">Whether ASC, DESC or NULLS FIRST or LAST is written, which the server refuses (FACTS B4).</param>
/// <param name="Range">Where the whole part stands.</param>
internal sealed record ConflictTargetElement(SqlExpression Expression, QualifiedName? Collation, QualifiedName? OperatorClass, bool HasOrder, SqlRange Range);
