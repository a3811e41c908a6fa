namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>The sorts of constant that a <see cref="LiteralExpression"/> tells apart.</summary>
internal enum SqlLiteralKind
{
    /// <summary>A quoted string of any of PostgreSQL's spellings.</summary>
    String,

    /// <summary>A number, a leading minus sign included.</summary>
    Number,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>NULL.</summary>
    Null,

    /// <summary>The DEFAULT key word in a VALUES list or a SET clause.</summary>
    Default,
}
