using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Infers the arbiter of ON CONFLICT as the server does (PostgreSQL documentation, INSERT, ON CONFLICT Clause; FACTS B1 to B15).</summary>
internal static class ArbiterInference
{
    /// <summary>What the server makes of the clause on that table.</summary>
    public static ArbiterVerdict Infer(TableSchema table, OnConflictClause clause) => Infer(table, clause, rowName: null, sql: null);

    /// <summary>What the server makes of the statement's ON CONFLICT; undecided when it has none or is not wholly understood.</summary>
    /// <param name="table">The table that the statement inserts into.</param>
    /// <param name="insert">The statement.</param>
    /// <param name="sql">The text that it was read from; without it, an expression that the parser has no node for is not known.</param>
    public static ArbiterVerdict Infer(TableSchema table, InsertStatement insert, string? sql = null)
    {
        if (insert is not { IsReliable: true, OnConflict: { } clause })
            return UndecidedTarget.Instance;
        return Infer(table, clause, insert.Table.Alias?.Value ?? insert.Table.Name.Name.Value, sql);
    }

    private static ArbiterVerdict Infer(TableSchema table, OnConflictClause clause, string? rowName, string? sql)
    {
        if (clause is { Constraint: null, Target.IsEmpty: true })
            return clause.IsUpdate ? new RefusedTarget("42601", "DO UPDATE needs a conflict target") : ByRules(table) ?? WithoutTarget(table);
        if (clause.Constraint is { } constraint)
            return ByName(table, clause, constraint.Value);

        var target = ConflictTarget.Analyze(table, clause, rowName, sql, out var refusal);
        return refusal ?? ByRules(table) ?? AtExecution(table, ByParts(table, target));
    }

    /// <summary>What the server checks after the statement's words and before the keys.</summary>
    private static RefusedTarget? ByRules(TableSchema table) =>
        table.HasInsertOrUpdateRule ? new RefusedTarget("0A000", $"'{table.Name}' has a rule ON INSERT or ON UPDATE") : null;

    /// <summary>DO NOTHING without a target: every unique or exclusion constraint arbitrates, so none may be deferrable (FACTS B9).</summary>
    private static ArbiterVerdict WithoutTarget(TableSchema table)
    {
        if (table.Exclusions.FirstOrDefault(exclusion => exclusion.IsDeferrable) is { } exclusion)
            return new RefusedTarget("55000", $"the exclusion constraint {Quoted(exclusion.Name)} is deferrable");

        var keys = table.UniqueKeys.Where(key => key.IsValid).Concat(table.HiddenKeys).ToImmutableArray();
        return table.AreKeysKnown || keys.Any(key => key.IsDeferrable) ? AtExecution(table, new ArbitratedTarget(keys)) : UndecidedTarget.Instance;
    }

    /// <summary>What only the execution refuses: an arbiter that is deferrable, a relation that takes no rows.</summary>
    private static ArbiterVerdict AtExecution(TableSchema table, ArbiterVerdict verdict)
    {
        if (verdict is not ArbitratedTarget { Keys: var keys })
            return verdict;
        if (table.Kind == RelationKind.MaterializedView)
            return new RefusedTarget("42809", $"'{table.Name}' is a materialized view");
        if (table.Kind == RelationKind.ForeignTable)
            return UndecidedTarget.Instance;
        return keys.FirstOrDefault(key => key.IsDeferrable) is { } deferrable
            ? new RefusedTarget("55000", $"the unique constraint {Quoted(deferrable.Name)} is deferrable") { Nearest = deferrable }
            : verdict;
    }

    /// <summary>ON CONSTRAINT takes the name of a constraint, which a unique index is not (FACTS B5).</summary>
    private static ArbiterVerdict ByName(TableSchema table, OnConflictClause clause, string name)
    {
        if (table.Kind == RelationKind.View)
            return new RefusedTarget("42704", $"'{table.Name}' is a view, which has no constraints");
        if (table.UniqueKeys.FirstOrDefault(key => key.IsConstraint && key.Name == name) is { } found)
            return ByRules(table) ?? AtExecution(table, ByKey(found));
        if (table.Exclusions.FirstOrDefault(exclusion => exclusion.Name == name) is { } exclusion)
            return ByRules(table) ?? ByExclusion(clause, exclusion);
        if (table.OtherConstraints.Contains(name))
            return ByRules(table) ?? new RefusedTarget("42809", $"the constraint '{name}' is not unique");
        if (!table.AreKeysKnown || table.UniqueKeys.Any(key => key.Name is null) || table.Exclusions.Any(other => other.Name is null))
            return UndecidedTarget.Instance;
        return table.UniqueKeys.FirstOrDefault(key => key.Name == name) is { } index
            ? new RefusedTarget("42704", $"'{name}' is a unique index and not a constraint: name its columns, ({index.Describe()})") { Nearest = index }
            : new RefusedTarget("42704", $"'{table.Name}' has no constraint '{name}'");
    }

    private static ArbiterVerdict ByKey(UniqueKey key) =>
        key.IsValid ? new ArbitratedTarget(ImmutableArray.Create(key)) : new RefusedTarget("42P10", $"the index of '{key.Name}' is not valid");

    private static ArbiterVerdict ByExclusion(OnConflictClause clause, ExclusionConstraint exclusion)
    {
        if (clause.IsUpdate)
            return new RefusedTarget("42809", $"the exclusion constraint '{exclusion.Name}' cannot arbitrate DO UPDATE");
        return exclusion.IsDeferrable ? new RefusedTarget("55000", $"the exclusion constraint '{exclusion.Name}' is deferrable") : new ArbitratedTarget(ImmutableArray<UniqueKey>.Empty);
    }

    private static ArbiterVerdict ByParts(TableSchema table, ConflictTarget target)
    {
        if (table.Kind != RelationKind.View && target.Parts.Any(part => part.Expression.Kind == AnalyzedKind.WholeRow))
            return new RefusedTarget("0A000", "the whole row cannot be a conflict target");

        var matches = table.UniqueKeys.Select(key => KeyMatch.Of(table, key, target)).ToList();
        if (!table.AreKeysKnown || matches.Exists(match => match.Arbitrates == Certainty.Unknown))
            return UndecidedTarget.Instance;

        var keys = matches.Where(match => match.Arbitrates == Certainty.Yes).Select(match => match.Key).ToImmutableArray();
        return keys.IsEmpty ? NearestKey.Refuse(table, target, matches) : new ArbitratedTarget(keys);
    }

    private static string Quoted(string? name) => name is null ? "" : "'" + name + "'";
}
