namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>How tightly operators bind, loosest first (PostgreSQL documentation, 4.1.6).</summary>
internal enum ExpressionPrecedence
{
    None,
    Or,
    And,
    Not,
    Is,
    Comparison,
    Membership,
    OtherOperator,
    Sum,
    Product,
    Power,
    TimeZone,
    Collate,
    Sign,
}
