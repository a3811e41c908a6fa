using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// EF Core: a catch of SQLSTATE 23505 round SaveChanges detaches the entity that came too late, reads the row that is there, and repeats what is
/// changed in a row that was found (FACTS K3, K4).
/// </summary>
internal sealed class FlushRereadRewrite
{
    private readonly BodyUnderAnalysis _body;
    private readonly Race _race;
    private readonly EntityInsertCall _insert;
    private readonly GuardSyntax _guard;
    private readonly TwoWays _ways;
    private readonly ILocalSymbol _made;
    private readonly ILocalSymbol _found;
    private readonly FlushCall _flush;
    private readonly StatementSyntax _flushStatement;

    private FlushRereadRewrite(Race race, EntityInsertCall insert, GuardSyntax guard, TwoWays ways, ILocalSymbol made, ILocalSymbol found, FlushCall flush, StatementSyntax flushStatement, BodyUnderAnalysis body)
    {
        _body = body;
        _race = race;
        _insert = insert;
        _guard = guard;
        _ways = ways;
        _made = made;
        _found = found;
        _flush = flush;
        _flushStatement = flushStatement;
    }

    private bool IsOneVariable => SymbolEqualityComparer.Default.Equals(_made, _found);

    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, EntityInsertCall insert, BodyUnderAnalysis body)
    {
        if (GuardSyntax.Of(race, body) is not { CheckLocal: { } found } guard
            || TwoWays.Of(guard) is not { } ways
            || EntityDetachment.SymbolOf(insert.Entity) is not ILocalSymbol made
            || body.FlushesAfter(insert).ToList() is not [var flush]
            || SendingStatement.Of(flush) is not ExpressionStatementSyntax statement
            || !FlushObligations.Hold(race, insert, flush, body))
            return null;
        return new FlushRereadRewrite(race, insert, guard, ways, made, found, flush, statement, body).Write();
    }

    private Rewrite? Write()
    {
        if (Repeated() is not { } repeated
            || RereadRow.Of(_race, _insert, _flush) is not { } reread
            || !HoldsOnlyThisRow(_made)
            || !HoldsOnlyThisRow(_found)
            || !EntityDetachment.IsInScope(_made, _flush))
            return null;

        var row = IsOneVariable || repeated.IsEmpty ? _made : _found;
        if (row.IsFixed || row.IsUsing || (!SymbolEqualityComparer.Default.Equals(row, _made) && IsMentionedAfterFlush(_made)) || Mentions(reread.Value, _made))
            return null;

        var names = new TypeNames(_body.Model, _flushStatement.SpanStart);
        var variable = FreeName.In(_flushStatement, _body.Model, "ex", "exception", "violation");
        if (AddedEntity.Detachment(_insert, _flush, _made.Name, names, _guard.WhenPresent, _body) is not { } detach
            || ViolationCatch.For(ViolationShape.Wrapped, ConstraintTest.For(_race.Arbiter, _insert, _body), variable, names, _body.Project.Libraries) is not { } clause)
            return null;

        StatementSyntax[] again = repeated.IsEmpty ? [] : [_flushStatement.WithoutTrivia()];
        StatementSyntax[] handler = [detach, .. reread.Into(row, _flush), .. repeated.Select(statement => statement.WithoutTrivia()), .. again];
        return new Rewrite(
            $"Catch the unique violation (SQLSTATE 23505) of {CallPlace.Of(_flush.Operation)} and {(repeated.IsEmpty ? "read the row again" : "change the row that is there")}",
            "",
            root => names.Import(root.ReplaceNode(_flushStatement, clause.Round(_flushStatement, handler, names, LineBreak.Of(root)))));
    }

    /// <summary>What is to be repeated on the winner's row; null when more depends on whether the row is new.</summary>
    private ImmutableArray<StatementSyntax>? Repeated()
    {
        var siblings = GuardSyntax.SiblingsOf(_guard.If).SkipWhile(sibling => sibling != _guard.If).Skip(1).ToImmutableArray();
        if (_guard.IsWrapped && siblings.Contains(_flushStatement) && _ways.Following.IsEmpty && _flushStatement.Parent == _guard.If.Parent)
        {
            // What stands between has been done to the new row already; what is done with a row that was found has not been done at all.
            var between = siblings.TakeWhile(sibling => sibling != _flushStatement).ToImmutableArray();
            return _ways.AfterInsert(_guard.Guarded).All(IsChangeOfMade)
                && !FoundRowRewrite.ChangesOthers(_ways, _insert, _body)
                && WhenPresentObligations.CanBeWrittenTwice(_guard, _body)
                && RepeatedChanges.AreAll(between, _found, _race.Check.Predicate, _body)
                    ? _guard.WhenPresent.AddRange(between)
                    : null;
        }

        var rest = _ways.AfterInsert(_guard.Guarded);
        return rest.Contains(_flushStatement)
            && !PendingChanges.TouchOthersThan(_made, _body)
            && _ways.WhenPresent.All(statement => statement is ReturnStatementSyntax { Expression: { } returned } && !returned.DescendantNodesAndSelf().Any(node => node is AwaitExpressionSyntax))
            && AreAlike(_ways.WhenPresent, rest.SkipWhile(statement => statement != _flushStatement).Skip(1).ToImmutableArray())
                ? ImmutableArray<StatementSyntax>.Empty
                : null;
    }

    /// <summary>Whether the same is done with the row that was found and with the one that is made: the winner's row is not a new one to whoever asks.</summary>
    private bool AreAlike(ImmutableArray<StatementSyntax> present, ImmutableArray<StatementSyntax> absent) =>
        present.Length == absent.Length && present.Zip(absent, (one, other) => SyntaxFactory.AreEquivalent(OfMade(one), other)).All(same => same);

    private StatementSyntax OfMade(StatementSyntax statement)
    {
        var mentions = _body.MentionsOf(_found).Where(mention => statement.Span.Contains(mention.Span));
        return statement.ReplaceNodes(mentions, (mention, _) => SyntaxFactory.IdentifierName(_made.Name).WithTriviaFrom(mention));
    }

    private bool IsChangeOfMade(StatementSyntax statement) => RepeatedChanges.AreAll([statement], _made, _race.Check.Predicate, _body);

    /// <summary>The row that was looked for, or the one that is made: then it is the made one wherever the violation is caught.</summary>
    private bool HoldsOnlyThisRow(ILocalSymbol local)
    {
        var values = _body.Locals.ValuesOf(local);
        return values.Count <= 2 && values.All(value => RereadRow.IsThisRow(value, _race) || value?.WithoutConversions() is IDefaultValueOperation);
    }

    private bool IsMentionedAfterFlush(ILocalSymbol local) => _body.MentionsOf(local).Any(mention => mention.SpanStart > _flushStatement.Span.End);

    private static bool Mentions(ExpressionSyntax expression, ILocalSymbol local) => expression.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == local.Name);
}
