using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>How a check and what it guards are written: the <c>if</c> between them, and what happens when the row is there.</summary>
/// <param name="If">The statement that decides.</param>
/// <param name="Guarded">The statement that inserts, or that sends an update.</param>
/// <param name="IsWrapped">Whether that stands inside the <c>if</c> or its else; otherwise the <c>if</c> leaves the method before it.</param>
/// <param name="WhenPresent">What is done when the row is there; empty for nothing.</param>
/// <param name="CheckLocal">The local that holds the check's result; null when the condition asks itself.</param>
internal sealed record GuardSyntax(
    IfStatementSyntax If,
    StatementSyntax Guarded,
    bool IsWrapped,
    ImmutableArray<StatementSyntax> WhenPresent,
    ILocalSymbol? CheckLocal)
{
    /// <summary>Whether what is done when the row is there ends the method or the turn of the loop.</summary>
    public bool LeavesWhenPresent => WhenPresent.Length > 0 && WhenPresent[WhenPresent.Length - 1] is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;

    /// <summary>Whether what inserts stands in the block that is the one branch, so that behind it comes what follows the other one too.</summary>
    public bool GuardsAsBranch => IsWrapped && (Guarded.Parent is BlockSyntax { Parent: var owner } && (owner == If || owner == If.Else));

    /// <summary>Reads the syntax round a race; null when it is none of the plain shapes.</summary>
    public static GuardSyntax? Of(Race race, BodyUnderAnalysis body) =>
        // Where the row that is there may be one that does not keep the insert, the violation is news to the code.
        body.IsGuardedByAnyRow(race.Insert, race.Check) ? Of(race.Check, race.Insert, body) : null;

    /// <summary>The same for a check of other rows and the call that sends an update.</summary>
    public static GuardSyntax? Of(UpdateRace race, DatabaseCall sender, BodyUnderAnalysis body) =>
        body.IsGuardedAgainstOthers(sender.Operation, race.Check) ? Of(race.Check, sender, body) : null;

    private static GuardSyntax? Of(ReadCall read, DatabaseCall guarded, BodyUnderAnalysis body)
    {
        if (guarded.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or IfStatementSyntax or ElseClauseSyntax or GlobalStatementSyntax } statement)
            return null;

        var check = read.Operation.Syntax;
        var local = CheckLocalOf(check, body);
        return Wrapped(statement, check, local, body) ?? Leaving(statement, check, local, body);
    }

    private static GuardSyntax? Wrapped(StatementSyntax guarded, SyntaxNode check, ILocalSymbol? local, BodyUnderAnalysis body)
    {
        for (SyntaxNode inner = guarded; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IfStatementSyntax decision && Asks(decision, check, local, body))
            {
                var other = inner == decision.Statement ? decision.Else?.Statement : decision.Statement;
                return new GuardSyntax(decision, guarded, IsWrapped: true, StatementsOf(other), local);
            }

            if (outer is ElseClauseSyntax or BlockSyntax or IfStatementSyntax)
                continue;
            return null;
        }

        return null;
    }

    private static GuardSyntax? Leaving(StatementSyntax guarded, SyntaxNode check, ILocalSymbol? local, BodyUnderAnalysis body)
    {
        foreach (var decision in SiblingsBefore(guarded).SelectMany(DecisionsIn))
        {
            if (decision.Else is not null || !Asks(decision, check, local, body))
                continue;
            var guard = new GuardSyntax(decision, guarded, IsWrapped: false, StatementsOf(decision.Statement), local);
            return guard.LeavesWhenPresent ? guard : null;
        }

        return null;
    }

    /// <summary>The statement itself, or the decisions in the using statement or block that it is.</summary>
    private static IEnumerable<IfStatementSyntax> DecisionsIn(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax decision => [decision],
        UsingStatementSyntax disposed => DecisionsIn(disposed.Statement),
        BlockSyntax block => block.Statements.SelectMany(DecisionsIn),
        _ => [],
    };

    /// <summary>The statements before one in its block, nearest first.</summary>
    public static IEnumerable<StatementSyntax> SiblingsBefore(StatementSyntax statement) =>
        SiblingsOf(statement).TakeWhile(sibling => sibling != statement).Reverse();

    /// <summary>The statements of the block, or of the file, that a statement stands in.</summary>
    public static IEnumerable<StatementSyntax> SiblingsOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement),
        _ => [],
    };

    private static bool Asks(IfStatementSyntax decision, SyntaxNode check, ILocalSymbol? local, BodyUnderAnalysis body) =>
        decision.Condition.Span.Contains(check.Span) || (local is not null && Mentions(decision.Condition, local, body));

    /// <summary>Whether a piece of the body names a symbol.</summary>
    public static bool Mentions(SyntaxNode node, ISymbol symbol, BodyUnderAnalysis body) => body.MentionsOf(symbol).Any(mention => node.Span.Contains(mention.Span));

    private static ILocalSymbol? CheckLocalOf(SyntaxNode check, BodyUnderAnalysis body) =>
        check.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Parent.Parent: LocalDeclarationStatementSyntax } declarator
            ? body.LocalDeclaredBy(declarator)
            : null;

    private static ImmutableArray<StatementSyntax> StatementsOf(StatementSyntax? statement) => statement switch
    {
        null => ImmutableArray<StatementSyntax>.Empty,
        BlockSyntax block => block.Statements.ToImmutableArray(),
        _ => ImmutableArray.Create(statement),
    };
}
