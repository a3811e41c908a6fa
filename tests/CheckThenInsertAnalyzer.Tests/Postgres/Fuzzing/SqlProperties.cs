using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>What holds for every text, however broken: what the readers give lies in the text, is the same each time, and costs no more than the text's length allows.</summary>
internal static class SqlProperties
{
    /// <summary>Looks at tokens and characters, for each character of a text, that no reading of a short text may exceed.</summary>
    private const int WorkPerCharacter = 200;

    /// <summary>Nodes above one another that a recursive walk takes on any thread's stack.</summary>
    private const int MaxDepth = 3000;

    /// <summary>Reads the text in every way there is; throws when a property does not hold.</summary>
    public static void Check(string sql)
    {
        using (var meter = SqlReadingMeter.Start())
        {
            CheckTokens(sql);
            CheckStatements(sql);
            CheckExpression(sql);
            CheckSchema(sql);
            Require(meter.Work <= (sql.Length + 20L) * WorkPerCharacter, $"{meter.Work} looks at {sql.Length} characters");
        }
    }

    private static void CheckTokens(string sql)
    {
        var lexer = new SqlLexer(sql);
        var end = 0;
        SqlToken token;
        while ((token = lexer.Next()).Kind != SqlTokenKind.End)
        {
            Require(token.Range.Start >= end && token.Range.End > token.Range.Start && token.Range.End <= sql.Length, $"the token {token} follows {end}");
            Require(token.HasHole == sql.AsSpan(token.Range.Start, token.Range.Length).Contains(SqlText.Hole), $"the token {token} is wrong about holes");
            end = token.Range.End;
        }

        Require(token.Range == new SqlRange(sql.Length, sql.Length), $"the text does not end where it ends");
    }

    private static void CheckStatements(string sql)
    {
        var statements = SqlParser.Parse(sql);
        var tree = SqlTree.Of(sql.Length, statements);
        Require(tree.Depth <= MaxDepth, $"the nodes are {tree.Depth} deep");
        Require(tree.Fingerprint == SqlTree.Of(sql.Length, SqlParser.Parse(sql)).Fingerprint, $"the second reading differs");

        var end = 0;
        for (var index = 0; index < statements.Length; index++)
        {
            var statement = statements[index];
            Require(statement.Range.Start >= end, $"two statements overlap");
            end = statement.Range.End;
            if (statement is InsertStatement insert)
                CheckInsert(sql, insert, index, statements.Length);
        }
    }

    private static void CheckInsert(string sql, InsertStatement insert, int index, int count)
    {
        Require(insert.ClauseOffset > insert.Range.Start && insert.ClauseOffset <= insert.Range.End, $"the clause is to go to {insert.ClauseOffset}");
        if (!insert.IsReliable || insert.OnConflict is not null)
            return;

        RequireClause(sql.Insert(insert.ClauseOffset, " ON CONFLICT DO NOTHING "), index, count, isUpdate: false);
        if (OnConflictWriter.DoNothing(sql, insert, ["id"]) is { } nothing)
            RequireClause(nothing.ApplyTo(sql), index, count, isUpdate: false);
        if (OnConflictWriter.DoUpdate(sql, insert, [OnConflictElement.Expression("a || b")], "c IS NULL", "d = 1") is { } update)
            RequireClause(update.ApplyTo(sql), index, count, isUpdate: true);
    }

    private static void RequireClause(string sql, int index, int count, bool isUpdate)
    {
        var statements = SqlParser.Parse(sql);
        var isThere = statements.Length == count && statements[index] is InsertStatement { IsReliable: true, OnConflict: { } clause } && clause.IsUpdate == isUpdate;
        Require(isThere, $"the clause that was put in is not read again: {sql}");
    }

    private static void CheckExpression(string sql)
    {
        if (SqlParser.ParseExpression(sql) is { } expression)
            SqlTree.Of(sql.Length, ImmutableArray.Create(expression));
    }

    private static void CheckSchema(string sql)
    {
        var schema = DdlReader.Read(sql, "schema.sql");
        Require(schema.Tables.All(table => table.Name.Length > 0), $"a table has no name");
        Require(Fingerprint(schema) == Fingerprint(DdlReader.Read(sql, "schema.sql")), $"the second schema differs");
    }

    private static ulong Fingerprint(DatabaseSchema schema) => SqlTree.Of(0, schema.Tables).Fingerprint;

    private static void Require(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] Failure what)
    {
        if (!condition)
            throw new InvalidOperationException(what.Text);
    }

    /// <summary>What is wrong; it is written out only when something is.</summary>
    [InterpolatedStringHandler]
    private ref struct Failure(int literalLength, int formattedCount, bool condition, out bool isWanted)
    {
        private DefaultInterpolatedStringHandler text = (isWanted = !condition) ? new(literalLength, formattedCount) : default;

        public string Text => text.ToStringAndClear();

        public void AppendLiteral(string piece) => text.AppendLiteral(piece);

        public void AppendFormatted<T>(T value) => text.AppendFormatted(value);
    }
}
