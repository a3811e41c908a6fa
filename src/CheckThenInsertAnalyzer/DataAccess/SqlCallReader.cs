using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Turns a SQL text that a call sends into what it does, statement by statement.</summary>
internal static class SqlCallReader
{
    /// <summary>What the statements of the text do; one call of unknown meaning when the text is not to be seen.</summary>
    /// <param name="sent">The call, the library, how its result is read, and the text.</param>
    public static IEnumerable<DatabaseCall> Read(SentSql sent)
    {
        if (sent.Sql is not { } sql)
        {
            yield return new StatementCall(sent.Operation, sent.Library, Statement: null) { Sent = sent };
            yield break;
        }

        if (sent.IsProcedureName)
        {
            yield return new StatementCall(sent.Operation, sent.Library, SqlParser.Parse($"CALL {sql.Text}()").FirstOrDefault()) { Sent = sent };
            yield break;
        }

        var statements = SqlParser.Parse(sql.Text);
        var isOnly = statements.Length == 1 && !sent.IsAmongOthers;
        foreach (var statement in statements)
        {
            yield return Read(sent, statement, isOnly) with { Sql = sql };
            if (ReadChange(sent, statement, isOnly) is { } own && sent.AsTold(own) is { } change)
                yield return change with { Sql = sql };
        }
    }

    /// <summary>The call of a function that a statement consists of, or that the query asks which it consists of; null when there is none.</summary>
    public static FunctionExpression? FunctionCalledBy(SqlStatement statement, SentSql sent) => statement switch
    {
        CallStatement { Procedure: var procedure } => procedure,
        SelectStatement select => AnswerOf(select, sent).Source switch
        {
            { SetOperations.IsEmpty: true, Sources: [FunctionItem { Function: FunctionExpression function }] } => function,
            { Sources.IsEmpty: true, Items: [var item] } when item.WithoutCasts() is FunctionExpression function => function,
            _ => null,
        },
        _ => null,
    };

    /// <summary>What a query over a function asks; null when its result says nothing of rows.</summary>
    /// <param name="sent">The text.</param>
    /// <param name="asking">The query that calls the function; null when it is called by its name alone.</param>
    /// <param name="result">The query whose result the function gives back.</param>
    /// <param name="givesRows">Whether the function gives rows, none among them, and not one value.</param>
    /// <param name="arguments">The arguments of the call.</param>
    public static ReadCall? ReadResult(SentSql sent, SelectStatement? asking, SelectStatement result, bool givesRows, ISqlParameters arguments)
    {
        var (answer, source) = asking is null ? (sent.ResultAnswer, null) : AnswerOf(asking, sent);
        var asksForRows = source != asking || answer is ReadAnswer.Count;
        if (answer is not { } known || ReadSelect(sent with { Parameters = arguments, ScalarIsBoolean = sent.ScalarIsBoolean && !asksForRows }, result) is not { } read)
            return null;

        // The one row of a function that gives one value is always there.
        var isRow = read.Answer == sent.ResultAnswer;
        if ((asksForRows && !isRow) || (!givesRows && isRow && (asksForRows || read.Answer is ReadAnswer.Reader or ReadAnswer.Rows)))
            return null;
        return sent.AsTold(read with
        {
            Answer = asksForRows ? known : read.Answer,
            Predicate = source?.Where is null ? read.Predicate : read.Predicate with { IsConjunction = false },
        });
    }

    /// <summary>An UPDATE or DELETE tells by the number of rows, or by what it returns of them, whether there were any; among other statements only a DELETE is of interest.</summary>
    private static ReadCall? ReadChange(SentSql sent, SqlStatement statement, bool isOnly) => statement switch
    {
        UpdateStatement { IsUnderstood: true, Sources.IsEmpty: true } update when isOnly => Change(RowChange.Update, update.Table, update.Where, sent, update.Returning is not null),
        DeleteStatement { IsUnderstood: true, Sources.IsEmpty: true } delete => Change(RowChange.Delete, delete.Table, delete.Where, sent, delete.Returning is not null),
        _ => null,
    };

    /// <summary>Null when the result of the call is neither a number of rows nor a row.</summary>
    private static ReadCall? Change(RowChange change, FromTable table, SqlExpression? where, SentSql sent, bool returns) =>
        returns || sent.ResultAnswer is null
            ? new(sent.Operation, sent.Library, new TableRows(table.Name), SqlPredicateReader.Read(where, sent.Parameters, table: table), sent.ResultAnswer ?? ReadAnswer.Count, LocksRows: false) { Change = change }
            : null;

    private static DatabaseCall Read(SentSql sent, SqlStatement statement, bool isOnly) => statement switch
    {
        SelectStatement select when ReadSelect(sent, select) is { } read && sent.AsTold(read) is { } told => told,
        InsertStatement insert => new SqlInsertCall(sent.Operation, sent.Library, insert, sent.Parameters, isOnly, sent.ResultAnswer),
        UpdateStatement update => new StatementCall(sent.Operation, sent.Library, update) { Predicate = SqlPredicateReader.Read(update.Where, sent.Parameters, table: update.Table), Sent = sent },
        DeleteStatement delete => new StatementCall(sent.Operation, sent.Library, delete) { Predicate = SqlPredicateReader.Read(delete.Where, sent.Parameters, table: delete.Table), Sent = sent },
        _ => new StatementCall(sent.Operation, sent.Library, statement) { Sent = sent },
    };

    private static ReadCall? ReadSelect(SentSql sent, SelectStatement select)
    {
        var (answer, source) = AnswerOf(select, sent);
        if (answer is not { } known || source is null || !(select.IsReliable || select == source))
            return null;
        if (source is { IsReliable: true, From: { } from })
            return new ReadCall(sent.Operation, sent.Library, new TableRows(from.Name), SqlPredicateReader.Read(source.Where, sent.Parameters, table: from), known, select.Locks);
        return FirstOf(source) is { } first
            ? new ReadCall(sent.Operation, sent.Library, new TableRows(first.Name), ReadJoined(source, first, sent.Parameters), known, select.Locks)
            : null;
    }

    /// <summary>The table that the others are joined to; null when the query begins with anything else.</summary>
    private static FromTable? FirstOf(SelectStatement select)
    {
        var item = select is { IsUnderstood: true, IsGrouped: false, SetOperations.IsEmpty: true, CommonTables.IsEmpty: true, Sources: [var only] } ? only : null;
        while (item is JoinItem { Kind: JoinKind.Inner or JoinKind.Left } join)
            item = join.Left;
        return item is TableItem { Table: var table } && item != select.Sources[0] ? table : null;
    }

    /// <summary>What a join demands of its first table; the other tables demand more.</summary>
    private static KeyPredicate ReadJoined(SelectStatement select, FromTable first, ISqlParameters parameters)
    {
        var scope = ColumnScope.Of(first, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);
        return SqlPredicateReader.Read(select.Where, parameters, scope) with { IsConjunction = false };
    }

    /// <summary>How the select list says whether a row exists, and which SELECT looks for it.</summary>
    private static (ReadAnswer? Answer, SelectStatement? Source) AnswerOf(SelectStatement select, SentSql sent)
    {
        var item = select.Items.Length == 1 ? select.Items[0].WithoutCasts() : null;
        switch (item)
        {
            case SubqueryExpression { IsExists: true } exists:
                return (ReadAnswer.Exists, exists.Query);
            case NotExpression { Operand: SubqueryExpression { IsExists: true } exists }:
                return (ReadAnswer.NotExists, exists.Query);
            case FunctionExpression count when IsCount(count):
                return (sent.ScalarIsBoolean ? ReadAnswer.Exists : ReadAnswer.Count, select);
            case BinaryExpression { Left: FunctionExpression count, Right: LiteralExpression { Kind: SqlLiteralKind.Number } bound } comparison when IsCount(count):
                return (CountComparison(comparison.Operator, bound.Value), select);
            case FunctionExpression { Name.Name.Value: "max" or "min" or "sum" or "avg" or "nextval" or "setval" or "coalesce" }:
                return (null, null);
            default:
                return (sent.ScalarIsBoolean ? ReadAnswer.Exists : sent.ResultAnswer, select);
        }
    }

    private static ReadAnswer? CountComparison(string @operator, string bound) => (@operator, bound) switch
    {
        (">", "0") or ("<>", "0") or (">=", "1") => ReadAnswer.Exists,
        ("=", "0") or ("<", "1") or ("<=", "0") => ReadAnswer.NotExists,
        _ => null,
    };

    private static bool IsCount(FunctionExpression function) => function.Name.Name.Value == "count";
}
