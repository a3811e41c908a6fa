using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Finds the statements of a body that check and insert in one.</summary>
internal sealed class StatementRaceFinder(BodyUnderAnalysis body)
{
    private readonly Protection _protection = new(body);
    private readonly ImmutableArray<StatementRace>.Builder _races = ImmutableArray.CreateBuilder<StatementRace>();

    /// <summary>The races in source order, one an insert.</summary>
    public ImmutableArray<StatementRace> Find()
    {
        foreach (var call in body.Calls)
        {
            body.Cancellation.ThrowIfCancellationRequested();
            if (call is SqlInsertCall insert)
            {
                ReadCommonTables(insert, insert.Statement.CommonTables, insert.Parameters);
                ReadInsert(insert, insert, insert.Statement.CommonTables);
            }
            else if (call is StatementCall { Statement: DoStatement { Body: { } block }, Parameters: { } values })
            {
                ReadBody(call, block, values, []);
            }
            else if (call is StatementCall { Statement: CreateFunctionStatement { Body: { } function, Parameters: var arguments }, Parameters: { } given })
            {
                ReadBody(call, function, given, arguments.Select(argument => argument.Name).OfType<string>());
            }
            else if (call is StatementCall { Statement: { } statement, Parameters: { } parameters })
            {
                ReadStatement(call, statement, parameters);
            }
        }

        return _races.ToImmutable();
    }

    private void ReadStatement(DatabaseCall call, SqlStatement statement, ISqlParameters parameters)
    {
        var commonTables = statement switch
        {
            SelectStatement select => select.CommonTables,
            UpdateStatement update => update.CommonTables,
            DeleteStatement delete => delete.CommonTables,
            MergeStatement merge => merge.CommonTables,
            _ => ImmutableArray<CommonTable>.Empty,
        };
        ReadCommonTables(call, commonTables, parameters);
        if (statement is MergeStatement { IsUnderstood: true } understood)
            ReadMerge(call, understood, parameters);
    }

    /// <summary>The inserts of a body that no handler of it and no lock before them guards.</summary>
    private void ReadBody(DatabaseCall call, ProcedureBody procedure, ISqlParameters outer, IEnumerable<string> arguments)
    {
        var parameters = new BodyParameters(outer);
        var variables = arguments.Concat(procedure.Variables.Select(variable => variable.Name.Value)).ToImmutableArray();
        var before = new List<SqlStatement>();
        var statements = GuardedStatements.Of(procedure);
        var counts = InsertsBehind(statements);
        foreach (var guarded in statements)
        {
            if (guarded.Statement is LockTableStatement or SelectStatement { Sources.IsEmpty: true } or SelectStatement { Locks: true })
                before.Add(guarded.Statement);
            else if (guarded is { TakesUniqueViolation: false, Statement: InsertStatement { OnConflict: null } statement })
                ReadGuarded(call, new SqlInsertCall(call.Operation, call.Library, statement, parameters, IsOnlyStatement: false, Answer: null) { Sql = call.Sql }, guarded with { Conditions = guarded.Conditions.RemoveAll(condition => counts[(condition.Term.Range, statement.Table.Name.Name.Value)] > 1) }, variables, before);
        }
    }

    /// <summary>How many inserts into each table a condition guards: what guards several looks for no key of one row.</summary>
    private static Dictionary<(SqlRange Condition, string Table), int> InsertsBehind(ImmutableArray<GuardedStatement> statements)
    {
        var counts = new Dictionary<(SqlRange Condition, string Table), int>();
        foreach (var guarded in statements)
        {
            if (guarded.Statement is not InsertStatement insert)
                continue;
            foreach (var range in guarded.Conditions.Select(condition => condition.Term.Range).Distinct())
            {
                counts.TryGetValue((range, insert.Table.Name.Name.Value), out var count);
                counts[(range, insert.Table.Name.Name.Value)] = count + 1;
            }
        }

        return counts;
    }

    /// <summary>An insert that checks itself, or else the first term of the branches to it that looks for its row and still speaks of the same values.</summary>
    private void ReadGuarded(DatabaseCall call, SqlInsertCall insert, GuardedStatement guarded, ImmutableArray<string> variables, List<SqlStatement> before)
    {
        if (before.Exists(statement => LocksParent(statement, insert) || Protection.Locks(new StatementCall(call.Operation, call.Library, statement), insert.Rows)))
            return;
        var own = AbsenceCheckReader.Read(insert.Statement, insert.Statement.CommonTables, insert.Parameters);
        var checks = guarded.Conditions
            .Select(condition => (Check: AbsenceCheckReader.ReadBranch(insert.Statement, condition.Term, insert.Parameters, variables), Condition: condition))
            .Where(pair => pair.Check is { } check && !check.Predicate.Comparisons.Any(compared => MayHaveChanged(compared.Value, guarded, pair.Condition)))
            .Select(pair => pair.Check);
        if ((own ?? checks.FirstOrDefault(check => body.Keys.Of(check!.Predicate, insert) == KeyAgreement.Agrees)) is { } found)
            Add(call, insert, found);
    }

    /// <summary>Whether rows of another table are locked, as those of a parent, which keeps apart all that do so.</summary>
    private static bool LocksParent(SqlStatement statement, SqlInsertCall insert) =>
        statement is SelectStatement { Locks: true, From.Name: var parent } && !parent.CanBeSameAs(insert.Statement.Table.Name);

    private static bool MayHaveChanged(SuppliedValue? value, GuardedStatement guarded, GuardCondition condition) =>
        value is SqlColumnValue column && guarded.MayHaveChanged(column.Qualifier ?? column.Column, condition);

    /// <summary>The inserts of WITH see all its queries.</summary>
    private void ReadCommonTables(DatabaseCall call, ImmutableArray<CommonTable> commonTables, ISqlParameters parameters)
    {
        foreach (var common in commonTables)
        {
            if (common.Body is InsertStatement insert)
                ReadInsert(call, new SqlInsertCall(call.Operation, call.Library, insert, parameters, IsOnlyStatement: false, Answer: null) { Sql = call.Sql }, commonTables);
        }
    }

    private void ReadInsert(DatabaseCall sender, SqlInsertCall insert, ImmutableArray<CommonTable> visible)
    {
        if (!insert.HasConflictClause && AbsenceCheckReader.Read(insert.Statement, visible, insert.Parameters) is { } check)
            Add(sender, insert, check);
    }

    /// <summary>MERGE looks for the row by its ON, and inserts by its first WHEN NOT MATCHED that does.</summary>
    private void ReadMerge(DatabaseCall call, MergeStatement merge, ISqlParameters parameters)
    {
        if (merge.Clauses.FirstOrDefault(clause => clause is { IsMatched: false, Action: MergeAction.Insert }) is not { } clause)
            return;
        var scope = ColumnScope.Of(merge.Target, clause.Columns.Select(column => column.Value).ToImmutableArray(), ImmutableArray<string>.Empty);
        Add(
            call,
            new MergeInsertCall(call.Operation, call.Library, merge, clause, parameters) { Sql = call.Sql },
            new AbsenceCheck(AbsenceCheckForm.Merge, SqlPredicateReader.Read(merge.Condition, parameters, scope)));
    }

    private void Add(DatabaseCall sender, InsertCall insert, AbsenceCheck check)
    {
        if (body.Keys.Of(check.Predicate, insert) != KeyAgreement.Agrees
            || check.Predicate.HasAlternatives
            || Seeding.Holds(sender.Operation)
            || body.TemporaryTables.Hold(insert.Rows)
            || _protection.Covers(sender, insert, check.Predicate)
            || (_protection.IsHandledElsewhere(insert) && !UncoveredRace.IsUncovered(insert.Rows, check.Predicate, body)))
            return;

        // A DO block takes no parameters: what it compares is written in it or stands in tables.
        var isConstant = sender is StatementCall { Statement: DoStatement } || check.Predicate.Comparisons.All(comparison => body.Origins.Of(comparison.Value) is ConstantOrigin);
        _races.Add(new StatementRace(sender, insert, check, isConstant, body.Project.Keys.ArbiterOf(insert.Rows, check.Predicate, body.Cancellation)));
    }
}
