namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>How a statement makes sure that it inserts only what is not there.</summary>
internal enum AbsenceCheckForm
{
    /// <summary>Its query looks for the row: NOT EXISTS, NOT IN, a count that is 0, a join that finds no partner.</summary>
    Query,

    /// <summary>An UPDATE in its WITH has found no row.</summary>
    Update,

    /// <summary>MERGE … WHEN NOT MATCHED.</summary>
    Merge,

    /// <summary>IF of a procedure or DO block round it or before it.</summary>
    Branch,
}
