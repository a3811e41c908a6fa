using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>
/// DO UPDATE SET column = table.column: changes nothing, locks the row, and so makes RETURNING give it back always (FACTS A9).
/// </summary>
/// <param name="Target">The target to add; null when the clause has one.</param>
/// <param name="Assignment">What follows SET.</param>
internal sealed record UnchangingUpdate(KeyTarget? Target, string Assignment)
{
    /// <summary>As it stands behind ON CONFLICT or its target.</summary>
    public override string ToString() => (Target is null ? "" : Target + " ") + "DO UPDATE SET " + Assignment;

    /// <summary>
    /// The update for a DO NOTHING; null when the table is not known, several rows may come (21000, FACTS C13), or the clause has no target
    /// and the table no single key for it.
    /// </summary>
    public static UnchangingUpdate? For(SqlInsertCall insert, BodyUnderAnalysis body)
    {
        if (insert is not { InsertsManyRows: false, Sql: { } sql, Statement: { IsReliable: true, OnConflict: { IsUpdate: false } clause } statement }
            || InsertedTable.Of(insert, body) is not { Kind: RelationKind.Table or RelationKind.PartitionedTable } table
            || AssignmentFor(statement, sql.Text, table) is not { } assignment)
            return null;

        var target = clause is { Target.IsEmpty: true, Constraint: null } ? TargetOf(insert, table, body) : null;
        if (clause is { Target.IsEmpty: true, Constraint: null } && target is null)
            return null;
        return new UnchangingUpdate(target, assignment);
    }

    /// <summary>What follows SET, in the hand of the insert; null when the table has no column that can be set.</summary>
    /// <param name="statement">The insert.</param>
    /// <param name="text">The text that it stands in.</param>
    /// <param name="table">The table.</param>
    public static string? AssignmentFor(InsertStatement statement, string text, TableSchema table)
    {
        if (ColumnOf(table) is not { } column)
            return null;
        var name = statement.Table.Alias ?? statement.Table.Name.Name;
        var spelling = SpellingOf(column, statement, text);
        return $"{spelling} = {text.Substring(name.Range.Start, name.Range.Length)}.{spelling}";
    }

    private static KeyTarget? TargetOf(SqlInsertCall insert, TableSchema table, BodyUnderAnalysis body)
    {
        var given = new InsertedKeys(insert, table, body.Locals).From(KeySource.Given);
        return table.AreKeysKnown && given.Count == 1 ? KeyTarget.For(given[0]) : null;
    }

    /// <summary>
    /// A column outside of all keys, so that rows which refer to this one are not kept waiting (FACTS C9); a key's column where there is no
    /// other. One that the database computes cannot be set (428C9, FACTS C6).
    /// </summary>
    private static string? ColumnOf(TableSchema table)
    {
        var settable = table.Columns.Where(column => column.Generation is not (ColumnGeneration.IdentityAlways or ColumnGeneration.Computed)).ToList();
        return (settable.FirstOrDefault(column => !table.UniqueKeys.Any(key => Mentions(key, column.Name))) ?? settable.FirstOrDefault(column => !column.DrawsFromSequence))?.Name;
    }

    private static bool Mentions(UniqueKey key, string column) =>
        key.Parts.Any(part => part.Column == column || part.Expression?.IndexOf(column, StringComparison.OrdinalIgnoreCase) >= 0)
        || key.Predicate?.IndexOf(column, StringComparison.OrdinalIgnoreCase) >= 0;

    private static string SpellingOf(string column, InsertStatement statement, string sql)
    {
        foreach (var listed in statement.Columns)
        {
            if (listed.Value == column)
                return sql.Substring(listed.Range.Start, listed.Range.Length);
        }

        return IdentifierQuoting.Quote(column);
    }
}
