namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Which databases the user wants to hear about.</summary>
internal enum DatabaseChoice
{
    /// <summary>What the references tell.</summary>
    Auto,

    /// <summary>PostgreSQL, whatever is referenced.</summary>
    PostgreSql,

    /// <summary>Every database.</summary>
    Any,

    /// <summary>None: all rules are silent.</summary>
    None,
}
