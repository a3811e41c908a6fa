using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>Asks which key arbitrates the ON CONFLICT of an insert.</summary>
internal static class Arbitration
{
    /// <summary>The table and the server's verdict; null when the insert has no such clause, or its table is not known for sure.</summary>
    public static (TableSchema Table, ArbiterVerdict Verdict)? Of(SqlInsertCall insert, BodyUnderAnalysis body) =>
        insert is { Statement: { IsReliable: true, OnConflict: not null } statement, Rows: TableRows rows }
        && body.Project.Keys.Table(rows, body.Cancellation) is { AreKeysKnown: true } table
        && body.Project.Keys.DisagreementsOf(rows, body.Cancellation).IsEmpty
            ? (table, ArbiterInference.Infer(table, statement))
            : null;
}
