namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>What an INSERT says of values given for identity columns.</summary>
internal enum OverridingClause
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>OVERRIDING SYSTEM VALUE: the given value is stored even in a GENERATED ALWAYS column.</summary>
    System,

    /// <summary>OVERRIDING USER VALUE: the given value is ignored.</summary>
    User,
}
