using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>Asks which key arbitrates the ON CONFLICT of an insert.</summary>
internal static class Arbitration
{
    /// <summary>The table and the server's verdict; null when the insert has no such clause, or its table is not known for sure.</summary>
    public static (TableSchema Table, ArbiterVerdict Verdict)? Of(SqlInsertCall insert, BodyUnderAnalysis body) =>
        insert is { Statement: { IsReliable: true, OnConflict: not null } statement }
        && InsertedTable.Of(insert, body) is { AreKeysKnown: true } table
        && body.Project.Keys.DisagreementsOf(insert.Rows, body.Cancellation).IsEmpty
            ? (table, ArbiterInference.Infer(table, statement))
            : null;
}
