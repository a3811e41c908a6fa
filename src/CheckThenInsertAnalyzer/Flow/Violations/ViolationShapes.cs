using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells the shape of a call's violations.</summary>
internal static class ViolationShapes
{
    /// <summary>The shape in which the call raises a unique violation; null when it raises none.</summary>
    public static ViolationShape? Of(DatabaseCall call) => call switch
    {
        FlushCall => ViolationShape.Wrapped,
        SqlInsertCall or MergeInsertCall or CalledInsertCall { Library: not DatabaseLibrary.EntityFramework } => ViolationShape.Bare,
        StatementCall { Statement: Postgres.SelectStatement select } => select.CommonTables.Any(commonTable => commonTable.Body is not Postgres.SelectStatement and not Postgres.DeleteStatement) ? ViolationShape.Bare : null,
        StatementCall { Statement: not Postgres.LockTableStatement and not Postgres.DeleteStatement } => ViolationShape.Bare,
        _ => null,
    };
}
