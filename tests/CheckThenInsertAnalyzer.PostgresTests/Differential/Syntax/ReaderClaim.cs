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
        CreateFunctionStatement function => function.Body is { IsReliable: true },
        DoStatement block => block.Body is { IsReliable: true },
        _ => true,
    };

    /// <summary>Whether columns or keys are read from the text; a table that is only known to be there claims nothing.</summary>
    public static bool ReadsColumns(string sql) => DdlReader.Read(sql, "schema.sql").Tables.Any(table => table.Columns.Length + table.UniqueKeys.Length > 0);

    /// <summary>Whether the statement is of a kind that the reader is there for.</summary>
    public static bool IsOurs(SqlStatement statement) =>
        statement is not OtherStatement { Keyword: var keyword }
        || keyword is "SELECT" or "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "WITH" or "VALUES" or "COPY" or "DO" or "CALL" or "LOCK" or "BEGIN" or "START" or "COMMIT"
            or "END" or "ROLLBACK" or "ABORT" or "SAVEPOINT" or "RELEASE" or "";
}
