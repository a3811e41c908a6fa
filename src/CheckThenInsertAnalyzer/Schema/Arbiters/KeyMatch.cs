using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A unique key beside a conflict target, as infer_arbiter_indexes of PostgreSQL compares them.</summary>
internal sealed class KeyMatch
{
    private readonly ConflictTarget _target;

    private KeyMatch(TableSchema table, UniqueKey key, ConflictTarget target)
    {
        Key = key;
        _target = target;
        Parts = key.Parts.Select(part => Analyze(table, part)).ToImmutableArray();
        HasSameParts = ColumnsAgree().And(ExpressionsAgree());
        HasSameModifiers = target.Parts.All(IsModifierMet);
        PredicateFollows = key.Predicate is null ? Certainty.Yes : Follows(table, key.Predicate);
    }

    public UniqueKey Key { get; }

    /// <summary>The key's parts, analysed.</summary>
    public ImmutableArray<TargetPart> Parts { get; }

    /// <summary>Whether both have the same columns and expressions, in whatever order and number (FACTS B4).</summary>
    public Certainty HasSameParts { get; }

    /// <summary>Whether the collations and operator classes that the target writes are the key's (FACTS B12).</summary>
    public Certainty HasSameModifiers { get; }

    /// <summary>Whether the predicate of a partial key follows from the target's (FACTS B6).</summary>
    public Certainty PredicateFollows { get; }

    /// <summary>Whether the key arbitrates.</summary>
    public Certainty Arbitrates => Key.IsValid ? HasSameParts.And(HasSameModifiers).And(PredicateFollows) : Certainty.No;

    public static KeyMatch Of(TableSchema table, UniqueKey key, ConflictTarget target) => new(table, key, target);

    private static TargetPart Analyze(TableSchema table, KeyPart part)
    {
        if (part.Column is { } name)
        {
            var column = table.Column(name);
            var type = SqlType.Of(column);
            return new TargetPart(AnalyzedExpression.Column(name, type), part.Collation ?? column?.Collation ?? DefaultCollation(type), part.OperatorClass);
        }

        return new TargetPart(AnalyzeText(table, part.Expression ?? ""), part.Collation, part.OperatorClass);
    }

    private static string? DefaultCollation(SqlType? type) => type switch
    {
        { IsBuiltIn: true, Name: "name" } => "C",
        { IsCollatable: true } => "default",
        { IsBuiltIn: true } => "",
        _ => null,
    };

    /// <summary>An expression of the schema: what is wrong in it is not known.</summary>
    private static AnalyzedExpression AnalyzeText(TableSchema table, string text)
    {
        if (SqlParser.ParseExpression(text) is not { } expression)
            return NotKnown(table);
        var analysis = new ExpressionAnalysis(table, table.Name, text);
        var analyzed = analysis.Analyze(expression);
        return analysis.Refusal is null ? analyzed : NotKnown(table);
    }

    private static AnalyzedExpression NotKnown(TableSchema table) => AnalyzedExpression.Opaque("", table.Columns.Select(column => column.Name));

    private Certainty ColumnsAgree()
    {
        var mine = ColumnsOf(Parts);
        var theirs = ColumnsOf(_target.Parts);
        if (mine.SetEquals(theirs))
            return Certainty.Yes;

        // What is not understood may be a column with a cast that does nothing.
        return theirs.Except(mine).All(column => MayBeIn(Parts, column)).And(mine.Except(theirs).All(column => MayBeIn(_target.Parts, column)));
    }

    private static HashSet<string> ColumnsOf(IEnumerable<TargetPart> parts) =>
        new(parts.Where(part => part.IsColumn).Select(part => part.Expression.Name), StringComparer.Ordinal);

    private static Certainty MayBeIn(IEnumerable<TargetPart> parts, string column) =>
        parts.Any(part => ExpressionSameness.Same(part.Expression, AnalyzedExpression.Column(column, type: null)));

    private Certainty ExpressionsAgree()
    {
        var mine = Parts.Where(part => !part.IsColumn);
        var theirs = _target.Parts.Where(part => !part.IsColumn);
        return theirs.All(part => Contains(Parts, part)).And(mine.All(part => Contains(_target.Parts, part)));
    }

    private static Certainty Contains(IEnumerable<TargetPart> parts, TargetPart wanted) => parts.Any(part => ExpressionSameness.Same(part.Expression, wanted.Expression));

    /// <summary>One part of the key of that expression has both the collation and the operator class (infer_collation_opclass_match of PostgreSQL).</summary>
    private Certainty IsModifierMet(TargetPart wanted)
    {
        if (wanted.Collation is null && wanted.OperatorClass is null)
            return Certainty.Yes;
        return Parts.Any(part => ExpressionSameness.Same(part.Expression, wanted.Expression).And(HasCollation(part, wanted.Collation)).And(OperatorClasses.Agree(part, wanted.OperatorClass)));
    }

    private static Certainty HasCollation(TargetPart part, string? wanted)
    {
        if (wanted is null || part.Collation == wanted)
            return Certainty.Yes;
        return part.Collation is null ? Certainty.Unknown : Certainty.No;
    }

    private Certainty Follows(TableSchema table, string text)
    {
        var predicate = AnalyzeText(table, text);
        if (predicate.IsTruth(true))
            return Certainty.Yes;
        return _target.Predicate is { } given ? PredicateImplication.Implies(given, predicate) : Certainty.No;
    }
}
