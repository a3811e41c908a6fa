using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>What is done on each of the two ways that a check decides between, up to where they meet again or the block ends.</summary>
/// <param name="WhenPresent">The statements where the row is there.</param>
/// <param name="WhenAbsent">The statements where it is not; the insert is one of them.</param>
/// <param name="Following">Those of them that stand behind the <c>if</c> in its block.</param>
internal sealed record TwoWays(ImmutableArray<StatementSyntax> WhenPresent, ImmutableArray<StatementSyntax> WhenAbsent, ImmutableArray<StatementSyntax> Following)
{
    /// <summary>The ways; null when the insert stands deeper inside one of them, or when only one of two branches leaves.</summary>
    public static TwoWays? Of(GuardSyntax guard)
    {
        if (!guard.IsWrapped)
        {
            // The decision may stand in a using statement or block of the check.
            var rest = GuardSyntax.SiblingsOf(guard.Guarded).SkipWhile(sibling => !sibling.Span.Contains(guard.If.Span)).Skip(1).ToImmutableArray();
            return new TwoWays(guard.WhenPresent, rest, rest);
        }

        var following = GuardSyntax.SiblingsOf(guard.If).SkipWhile(sibling => sibling != guard.If).Skip(1).ToImmutableArray();

        var branch = guard.If.Statement.Span.Contains(guard.Guarded.Span) ? guard.If.Statement : guard.If.Else!.Statement;
        var absent = branch is BlockSyntax block ? block.Statements.ToImmutableArray() : ImmutableArray.Create(branch);
        if (!absent.Contains(guard.Guarded))
            return null;
        if (guard.If.Else is not null)
            return Leaves(absent) == guard.LeavesWhenPresent ? new TwoWays(guard.WhenPresent, absent, ImmutableArray<StatementSyntax>.Empty) : null;
        return Leaves(absent) ? new TwoWays(following, absent, following) : new TwoWays(ImmutableArray<StatementSyntax>.Empty, absent, ImmutableArray<StatementSyntax>.Empty);
    }

    /// <summary>Whether both ways do the same after the insert and after the statement that does its part where the row is there.</summary>
    /// <param name="insert">The insert.</param>
    /// <param name="counterpart">The other statement; null when the check has done that already.</param>
    public bool EndAlike(StatementSyntax insert, StatementSyntax? counterpart)
    {
        var present = counterpart is null ? WhenPresent : After(WhenPresent, counterpart);
        var (one, other) = (WithoutIdleJump(present), WithoutIdleJump(AfterInsert(insert)));
        return one.Length == other.Length && one.Zip(other, (left, right) => SyntaxFactory.AreEquivalent(left, right)).All(same => same);
    }

    /// <summary>What follows the insert on its way.</summary>
    public ImmutableArray<StatementSyntax> AfterInsert(StatementSyntax insert) => After(WhenAbsent, insert);

    private static ImmutableArray<StatementSyntax> After(ImmutableArray<StatementSyntax> statements, StatementSyntax statement) =>
        statements.SkipWhile(one => one != statement).Skip(1).ToImmutableArray();

    private static bool Leaves(ImmutableArray<StatementSyntax> statements) =>
        statements.Length > 0 && statements[statements.Length - 1] is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;

    /// <summary>A bare return at the end of a way does what the end of the method does, when nothing else follows.</summary>
    private ImmutableArray<StatementSyntax> WithoutIdleJump(ImmutableArray<StatementSyntax> statements) =>
        statements.Length > 0 && IsIdle(statements[statements.Length - 1]) ? statements.RemoveAt(statements.Length - 1) : statements;

    private bool IsIdle(StatementSyntax statement) => (statement, BlockOf(statement)?.Parent) switch
    {
        (ReturnStatementSyntax { Expression: null }, BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) => true,
        (ContinueStatementSyntax, ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax) => true,
        _ => false,
    };

    /// <summary>The block in which the ways come to their end.</summary>
    private BlockSyntax? BlockOf(StatementSyntax statement)
    {
        var decision = Following.IsEmpty ? null : Following[0].Parent as BlockSyntax;
        return decision ?? statement.FirstAncestorOrSelf<IfStatementSyntax>()?.Parent as BlockSyntax ?? statement.Parent as BlockSyntax;
    }
}
