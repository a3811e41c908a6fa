namespace CheckThenInsertAnalyzer.PostgresTests.Proofs.Matrix;

/// <summary>How a cell's program writes its SQL down.</summary>
internal enum CellLiteral
{
    /// <summary>In quotes.</summary>
    Regular,

    /// <summary>With <c>@</c>, over lines.</summary>
    Verbatim,

    /// <summary>In three quotes, over lines.</summary>
    Raw,

    /// <summary>In two pieces.</summary>
    Concatenated,

    /// <summary>As a constant of the method.</summary>
    LocalConstant,
}
