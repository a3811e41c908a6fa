using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The WHEN NOT MATCHED THEN INSERT of a MERGE.</summary>
/// <param name="Statement">The MERGE.</param>
/// <param name="Clause">The WHEN.</param>
/// <param name="Parameters">Gives the values of its placeholders.</param>
internal sealed record MergeInsertCall(IOperation Operation, DatabaseLibrary Library, MergeStatement Statement, MergeClause Clause, ISqlParameters Parameters)
    : InsertCall(Operation, Library, new TableRows(Statement.Target.Name))
{
    /// <summary>MERGE has no ON CONFLICT (FACTS A6).</summary>
    public override bool HasConflictClause => false;

    /// <inheritdoc/>
    public override SuppliedValue? ValueOf(string column)
    {
        if (Clause.Columns.IsEmpty)
            return SuppliedValue.Unknown;

        for (var i = 0; i < Clause.Columns.Length; i++)
        {
            if (Clause.Columns[i].Value == column)
                return i < Clause.Values.Length ? SqlValueReader.Read(Clause.Values[i], Parameters).Value : SuppliedValue.Unknown;
        }

        return null;
    }
}
