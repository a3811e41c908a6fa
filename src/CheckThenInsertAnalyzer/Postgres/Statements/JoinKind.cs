namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>Which rows a join keeps that have no partner.</summary>
internal enum JoinKind
{
    /// <summary>None; a CROSS JOIN too.</summary>
    Inner,

    /// <summary>Those of the left.</summary>
    Left,

    /// <summary>Those of the right.</summary>
    Right,

    /// <summary>Those of both.</summary>
    Full,
}
