using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>
/// Reads the check out of an INSERT … SELECT that looks for the row in its own table: <c>NOT EXISTS</c>, <c>NOT IN</c>, a count that is 0,
/// <c>HAVING count(*) = 0</c>, a join without a partner, or an UPDATE or SELECT of WITH that has found no row. The terms of an IF round an INSERT
/// of a procedure are read alike.
/// </summary>
internal sealed class AbsenceCheckReader
{
    private readonly FromTable _target;
    private readonly ImmutableArray<string> _columns;
    private readonly ImmutableArray<CommonTable> _commonTables;
    private readonly ISqlParameters _parameters;
    private readonly ImmutableArray<string> _variables;

    private AbsenceCheckReader(InsertStatement insert, ImmutableArray<CommonTable> commonTables, ISqlParameters parameters, ImmutableArray<string> variables)
    {
        _variables = variables;
        _target = insert.Table;
        _columns = insert.Columns.Select(column => column.Value).ToImmutableArray();
        _commonTables = commonTables;
        _parameters = parameters;
    }

    /// <summary>The check; null when the statement has none that is sure to look in its own table.</summary>
    /// <param name="insert">The statement.</param>
    /// <param name="visible">The common tables of the statement that it is or stands in.</param>
    /// <param name="parameters">The values of its placeholders.</param>
    public static AbsenceCheck? Read(InsertStatement insert, ImmutableArray<CommonTable> visible, ISqlParameters parameters)
    {
        if (!insert.IsReliable || insert.Query is not { IsUnderstood: true, SetOperations.IsEmpty: true } query)
            return null;
        var reader = new AbsenceCheckReader(insert, query.CommonTables.AddRange(insert.CommonTables).AddRange(visible), parameters, ImmutableArray<string>.Empty);
        return reader.ReadHaving(query) ?? reader.ReadJoin(query) ?? reader.ReadTerms(query.Where);
    }

    /// <summary>The check that a term makes which held when the branch to an INSERT was taken; null when it looks elsewhere or for something else.</summary>
    /// <param name="insert">The INSERT.</param>
    /// <param name="term">The term.</param>
    /// <param name="parameters">What stands in the body.</param>
    /// <param name="variables">The names that are variables of the body.</param>
    public static AbsenceCheck? ReadBranch(InsertStatement insert, SqlExpression term, ISqlParameters parameters, ImmutableArray<string> variables) =>
        insert.IsReliable && new AbsenceCheckReader(insert, ImmutableArray<CommonTable>.Empty, parameters, variables).ReadTerm(term) is { } check
            ? check with { Form = AbsenceCheckForm.Branch }
            : null;

    /// <summary><c>SELECT … FROM t WHERE k = @k HAVING count(*) = 0</c>.</summary>
    private AbsenceCheck? ReadHaving(SelectStatement query) =>
        query is { IsGrouped: false, Having: { } having } && IsNone(having, IsCount) is not null ? ReadTable(query) : null;

    /// <summary><c>… LEFT JOIN t ON t.k = s.k WHERE t.k IS NULL</c>.</summary>
    private AbsenceCheck? ReadJoin(SelectStatement query)
    {
        foreach (var join in query.Sources.OfType<JoinItem>())
        {
            var optional = join.Kind switch
            {
                JoinKind.Left => join.Right,
                JoinKind.Right => join.Left,
                _ => null,
            };
            if (optional is not TableItem { Table: var table } || !IsTarget(table))
                continue;
            var scope = ScopeOf(table);
            if (SqlConjunction.Terms(query.Where).Any(term => IsNull(term) is ColumnExpression column && scope.Owns(column) == true))
                return new AbsenceCheck(AbsenceCheckForm.Query, SqlPredicateReader.Read(join.Condition, _parameters, scope));
        }

        return null;
    }

    private AbsenceCheck? ReadTerms(SqlExpression? where)
    {
        foreach (var term in SqlConjunction.Terms(where))
        {
            if (ReadTerm(term) is { } check)
                return check;
        }

        return null;
    }

    private AbsenceCheck? ReadTerm(SqlExpression term) => term switch
    {
        NotExpression { Operand: SubqueryExpression { IsExists: true, Query: var query } } => ReadQuery(query),
        NotExpression { Operand: InExpression { IsAny: false, Operand: var value, Items: [SubqueryExpression { Query: var query }] } } => ReadNotIn(value, query),
        _ when (IsNone(term, IsCountQuery) ?? IsNull(term)) is SubqueryExpression { Query: var query } => ReadQuery(query),
        _ => null,
    };

    private AbsenceCheck? ReadQuery(SelectStatement query) => OnlyTableOf(query) is not { } table ? null
        : (query.CommonTables.FirstOrDefault(common => IsNamed(common, table)) ?? CommonTableOf(table)) is { } common ? ReadCommonTable(common, query, table)
        : ReadTable(query);

    /// <summary>What a query over the target itself asks of its rows.</summary>
    private AbsenceCheck? ReadTable(SelectStatement query) =>
        OnlyTableOf(query) is { } table && IsTarget(table)
            ? new AbsenceCheck(AbsenceCheckForm.Query, SqlPredicateReader.Read(query.Where, _parameters, ScopeOf(table)))
            : null;

    /// <summary>A query over what an UPDATE or SELECT of the target has found: its own condition says which row is meant, or else theirs.</summary>
    private AbsenceCheck? ReadCommonTable(CommonTable common, SelectStatement query, FromTable alias)
    {
        var (form, table, where) = common.Body switch
        {
            UpdateStatement { IsUnderstood: true } update => (AbsenceCheckForm.Update, update.Table, update.Where),
            SelectStatement select => (AbsenceCheckForm.Query, OnlyTableOf(select), select.Where),
            _ => (AbsenceCheckForm.Query, null, null),
        };
        if (table is null || !IsTarget(table))
            return null;
        var own = query.Where is null ? KeyPredicate.Everything : SqlPredicateReader.Read(query.Where, _parameters, ScopeOf(alias));
        return own.Comparisons.IsEmpty
            ? new AbsenceCheck(form, SqlPredicateReader.Read(where, _parameters, ScopeOf(table))) { Update = query.Where is null ? common.Body as UpdateStatement : null }
            : new AbsenceCheck(form, own);
    }

    /// <summary><c>@k NOT IN (SELECT k FROM t)</c>.</summary>
    private AbsenceCheck? ReadNotIn(SqlExpression value, SelectStatement query)
    {
        if (ReadTable(query) is not { } check || query.Items is not [ColumnExpression column])
            return null;
        var (supplied, function) = SqlValueReader.Read(value, _parameters);
        var compared = new KeyPredicate(ImmutableArray.Create(new KeyComparison(column.Column.Value, null, supplied, function)), IsConjunction: true);
        return check with { Predicate = compared.And(check.Predicate) };
    }

    private ColumnScope ScopeOf(FromTable table) => ColumnScope.Of(table, _columns, _variables);

    /// <summary>Whether a table is surely the one that rows go to: a name without a schema is taken for one of public, where the search path ends.</summary>
    private bool IsTarget(FromTable table) => CommonTableOf(table) is null
        && table.Name.CanBeSameAs(_target.Name)
        && (table.Name.Schema?.Value ?? "public") == (_target.Name.Schema?.Value ?? "public");

    private CommonTable? CommonTableOf(FromTable table) => _commonTables.FirstOrDefault(common => IsNamed(common, table));

    private static bool IsNamed(CommonTable common, FromTable table) => table.Name.Schema is null && common.Name.Value == table.Name.Name.Value;

    private static FromTable? OnlyTableOf(SelectStatement query) =>
        query is { IsUnderstood: true, IsGrouped: false, SetOperations.IsEmpty: true, Sources: [TableItem { Table: var table }] } ? table : null;

    /// <summary>What a term says to be 0; null when it says nothing of the kind.</summary>
    private static SqlExpression? IsNone(SqlExpression term, Func<SqlExpression, bool> counts) => term switch
    {
        BinaryExpression { Operator: "=" or "<=", Left: var count, Right: LiteralExpression { Kind: SqlLiteralKind.Number, Value: "0" } } when counts(count) => count,
        BinaryExpression { Operator: "<", Left: var count, Right: LiteralExpression { Kind: SqlLiteralKind.Number, Value: "1" } } when counts(count) => count,
        BinaryExpression { Operator: "=" or ">=", Left: LiteralExpression { Kind: SqlLiteralKind.Number, Value: "0" }, Right: var count } when counts(count) => count,
        _ => null,
    };

    /// <summary>What a term says to be NULL; null when it says nothing of the kind.</summary>
    private static SqlExpression? IsNull(SqlExpression term) =>
        term is BinaryExpression { Operator: "IS", Left: var tested, Right: LiteralExpression { Kind: SqlLiteralKind.Null } } ? tested : null;

    private static bool IsCount(SqlExpression expression) => expression is FunctionExpression { Name.Name.Value: "count" };

    private static bool IsCountQuery(SqlExpression expression) => expression is SubqueryExpression { IsExists: false, Query.Items: [var item] } && IsCount(item);
}
