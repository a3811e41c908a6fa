namespace CheckThenInsertAnalyzer.Flow;

/// <summary>How several rows are sent together.</summary>
internal enum UndoneBatchKind
{
    /// <summary>SaveChanges of several entities: one transaction (FACTS H7).</summary>
    Entities,

    /// <summary>Dapper with a list: one command after the other, in no transaction (FACTS F5).</summary>
    List,

    /// <summary>One statement, text or batch: one transaction (FACTS F5, F6).</summary>
    Statements,

    /// <summary>COPY, which keeps nothing.</summary>
    Copy,
}
