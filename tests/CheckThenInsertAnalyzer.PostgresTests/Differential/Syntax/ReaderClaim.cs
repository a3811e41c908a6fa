using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Syntax;

/// <summary>What our reader says of a statement: that it has read it well, or that it does not know it.</summary>
internal static class ReaderClaim
{
    /// <summary>Whether a rule may rely on the whole of the statement.</summary>
    public static bool ReadsWell(SqlStatement statement) => statement switch
    {
        OtherStatement or ForeignInsertStatement => false,
        SelectStatement select => select.IsUnderstood,
        InsertStatement insert => insert.IsReliable || insert.IsUnderstood,
        UpdateStatement update => update.IsUnderstood,
        DeleteStatement delete => delete.IsUnderstood,
        MergeStatement merge => merge.IsUnderstood,
        CopyStatement copy => copy.IsUnderstood,
        CreateFunctionStatement function => function.IsUnderstood && ReadsWell(function.Body),
        DoStatement block => block.IsUnderstood && ReadsWell(block.Body),
        _ => true,
    };

    /// <summary>Whether every statement of the body is; a step that is only known by its extent is not.</summary>
    private static bool ReadsWell(ProcedureBody? body) =>
        body is { IsReliable: true } && body.Steps.All(ReadsWell) && body.Handlers.All(handler => handler.Steps.All(ReadsWell));

    private static bool ReadsWell(ProcedureStep step) => step switch
    {
        SqlStep sql => ReadsWell(sql.Statement),
        BlockStep block => ReadsWell(block.Body),
        IfStep choice => choice.Branches.All(branch => branch.Steps.All(ReadsWell)) && choice.Else.All(ReadsWell),
        LoopStep { Query: { } query } loop => ReadsWell(query) && loop.Steps.All(ReadsWell),
        AssignmentStep or LeavingStep => true,
        _ => false,
    };

    /// <summary>Whether columns or keys are read from the text; a table that is only known to be there claims nothing.</summary>
    public static bool ReadsColumns(string sql) => DdlReader.Read(sql, "schema.sql").Tables.Any(table => table.Columns.Length + table.UniqueKeys.Length > 0);

    /// <summary>Whether the statement is of a kind that the reader is there for.</summary>
    public static bool IsOurs(SqlStatement statement) =>
        statement is not OtherStatement { Keyword: var keyword }
        || keyword is "SELECT" or "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "WITH" or "VALUES" or "COPY" or "DO" or "CALL" or "LOCK" or "BEGIN" or "START" or "COMMIT"
            or "END" or "ROLLBACK" or "ABORT" or "SAVEPOINT" or "RELEASE" or "";
}
