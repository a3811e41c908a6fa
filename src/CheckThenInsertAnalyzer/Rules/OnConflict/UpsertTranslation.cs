using System.Text.RegularExpressions;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Rules.OnConflict;

/// <summary>An upsert of another database in PostgreSQL's words.</summary>
/// <param name="Clause">The ON CONFLICT clause, for messages.</param>
/// <param name="Replacements">What has to change in the text, in order.</param>
internal sealed record UpsertTranslation(string Clause, IReadOnlyList<SqlReplacement> Replacements)
{
    /// <summary>MySQL's name for the value that the new row would have had.</summary>
    private static readonly Regex NewValue = new(@"\bVALUES\s*\(\s*(\w+)\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The translation; null when the rest of the statement is not PostgreSQL's either, or the schema does not know exactly one key that may be taken.</summary>
    public static UpsertTranslation? Of(DatabaseCall call, BodyUnderAnalysis body) => (call, call.Sql) switch
    {
        (StatementCall { Statement: ForeignInsertStatement foreign }, { } sql) => Of(foreign, sql.Text, call, body),
        (SqlInsertCall insert, { } sql) when TargetFor(insert, body) is { } target
            && ConflictClauseWriter.Target(sql.Text, insert.Statement, target.Elements, target.Predicate) is { } replacement =>
            new($"ON CONFLICT {target} DO UPDATE", [replacement]),
        _ => null,
    };

    private static UpsertTranslation? Of(ForeignInsertStatement foreign, string sql, DatabaseCall call, BodyUnderAnalysis body)
    {
        var head = HeadOf(foreign, sql);
        var tail = foreign.Kind == ForeignInsertKind.OnDuplicateKeyUpdate ? TailOf(foreign, sql) : null;
        if (head is not { } start || (foreign.Kind == ForeignInsertKind.OnDuplicateKeyUpdate && tail is null))
            return null;

        // Without the foreign words it has to be an INSERT of PostgreSQL's from its first word to its last.
        var plain = start.ApplyTo(tail is { Range: var cut } ? sql.Remove(cut.Start, cut.Length) : sql);
        var insert = SqlParser.Parse(plain).OfType<InsertStatement>().FirstOrDefault(statement => statement.Range.Start == foreign.Range.Start);
        if (insert is not { IsReliable: true, OnConflict: null }
            || TargetFor(new SqlInsertCall(call.Operation, call.Library, insert, new CommandParameters(), IsOnlyStatement: true, Answer: null), body) is not { } target
            || ClauseFor(foreign.Kind, plain, insert, target, tail?.Text) is not { } clause)
            return null;

        var shift = start.Text.Length - start.Range.Length;
        var end = tail is { Range: var replaced } ? new SqlReplacement(replaced, clause.Text.TrimStart()) : new SqlReplacement(new SqlRange(clause.Offset - shift, clause.Offset - shift), clause.Text);
        return new UpsertTranslation(clause.Text.Trim(), start.Range.Length == 0 && start.Text.Length == 0 ? [end] : [start, end]);
    }

    /// <summary>INSERT in the place of REPLACE, or nothing in the place of IGNORE, OR IGNORE and OR REPLACE.</summary>
    private static SqlReplacement? HeadOf(ForeignInsertStatement foreign, string sql)
    {
        var lexer = new SqlLexer(sql) { Position = foreign.Range.Start };
        var first = lexer.Next().Range;
        switch (foreign.Kind)
        {
            case ForeignInsertKind.InsertIgnore:
                return new SqlReplacement(new SqlRange(first.End, lexer.Next().Range.End), "");
            case ForeignInsertKind.InsertOrIgnore or ForeignInsertKind.InsertOrReplace:
                lexer.Next();
                return new SqlReplacement(new SqlRange(first.End, lexer.Next().Range.End), "");
            case ForeignInsertKind.Replace:
                return new SqlReplacement(first, sql[first.Start] is >= 'a' and <= 'z' ? "insert" : "INSERT");
            default:
                return new SqlReplacement(new SqlRange(first.Start, first.Start), "");
        }
    }

    /// <summary>The range from ON DUPLICATE to the end, and the assignments in it with <c>VALUES(column)</c> written as <c>EXCLUDED.column</c>.</summary>
    private static SqlReplacement? TailOf(ForeignInsertStatement foreign, string sql)
    {
        var lexer = new SqlLexer(sql) { Position = foreign.Range.Start };
        var words = new List<SqlToken>();
        while (lexer.Next() is { Kind: not SqlTokenKind.End } token && token.Range.End <= foreign.Range.End)
        {
            words.Add(token);
            if (words.Count >= 4 && IsDuplicateKeyUpdate(words, sql))
            {
                var assignments = sql.Substring(token.Range.End, foreign.Range.End - token.Range.End).Trim();
                return new SqlReplacement(new SqlRange(words[words.Count - 4].Range.Start, foreign.Range.End), NewValue.Replace(assignments, "EXCLUDED.$1"));
            }
        }

        return null;
    }

    private static bool IsDuplicateKeyUpdate(List<SqlToken> tokens, string sql)
    {
        string[] words = ["on", "duplicate", "key", "update"];
        for (var i = 0; i < words.Length; i++)
        {
            if (!SqlKeywords.Matches(sql, tokens[tokens.Count - words.Length + i].Range, words[i]))
                return false;
        }

        return true;
    }

    private static KeyTarget? TargetFor(SqlInsertCall insert, BodyUnderAnalysis body) =>
        InsertedTable.Of(insert, body) is { AreKeysKnown: true } table
        && body.Project.Keys.DisagreementsOf(insert.Rows, body.Cancellation).IsEmpty
        && new InsertedKeys(insert, table, body.Locals).From(KeySource.Given) is [var given]
            ? KeyTarget.For(given)
            : null;

    private static SqlInsertion? ClauseFor(ForeignInsertKind kind, string sql, InsertStatement insert, KeyTarget target, string? assignments)
    {
        if (kind is ForeignInsertKind.InsertIgnore or ForeignInsertKind.InsertOrIgnore)
            return OnConflictWriter.DoNothing(sql, insert, target.Elements, target.Predicate);
        if (assignments is null)
            return Replacing(sql, insert, target);
        return OnConflictWriter.DoUpdate(sql, insert, target.Elements, target.Predicate, assignments) is { } clause && IsRight(clause.ApplyTo(sql)) ? clause : null;
    }

    /// <summary>REPLACE takes the new row's values in all columns that it lists.</summary>
    private static SqlInsertion? Replacing(string sql, InsertStatement insert, KeyTarget target)
    {
        if (insert.Columns.IsEmpty)
            return null;
        var others = insert.Columns
            .Where(column => !target.Elements.Any(element => element.Text == column.Value))
            .Select(column => sql.Substring(column.Range.Start, column.Range.Length))
            .Select(column => $"{column} = EXCLUDED.{column}")
            .ToList();
        return others.Count == 0
            ? OnConflictWriter.DoNothing(sql, insert, target.Elements, target.Predicate)
            : OnConflictWriter.DoUpdate(sql, insert, target.Elements, target.Predicate, string.Join(", ", others));
    }

    /// <summary>Whether every value of SET is the new row's, a parameter or a constant: a bare column would be ambiguous (42702, FACTS C14).</summary>
    private static bool IsRight(string sql) =>
        SqlParser.Parse(sql).OfType<InsertStatement>().FirstOrDefault() is { IsReliable: true, OnConflict.Assignments: var assignments }
        && assignments.All(assignment => assignment.Values.All(value => value.WithoutCasts() is ColumnExpression { Qualifier: not null } or ParameterExpression or LiteralExpression or FunctionExpression { Arguments.IsEmpty: true }));
}
