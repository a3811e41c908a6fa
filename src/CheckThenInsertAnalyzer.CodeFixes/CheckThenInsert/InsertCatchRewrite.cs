using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>The check stays, and a catch of SQLSTATE 23505 round the insert does what is done when the row is there (FACTS K2).</summary>
internal static class InsertCatchRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, SqlInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body)
    {
        if (TransactionInSight.Of(body) || insert.InsertsManyRows || !CanBeTried(guard))
            return null;

        if (ViolationCatch.For(ViolationShape.Bare, SurelyNamed(race, insert, body), body, guard.Insert) is not { } violation)
            return null;
        return new Rewrite("Catch the unique violation (SQLSTATE 23505) of this insert", "", root =>
        {
            var tried = violation.Round([guard.Insert.WithoutLeadingTrivia()], guard.WhenPresent).WithLeadingTrivia(guard.Insert.GetLeadingTrivia());
            return violation.Names.Import(root.ReplaceNode(guard.Insert, tried));
        });
    }

    /// <summary>On a partitioned table the violation names the partition's own index (FACTS F3).</summary>
    private static Schema.UniqueKey? SurelyNamed(Race race, SqlInsertCall insert, BodyUnderAnalysis body) =>
        body.Project.Keys.Table((TableRows)insert.Rows, body.Cancellation) is { IsPartitioned: false } ? race.Arbiter : null;

    /// <summary>
    /// The insert's statement must be one that can stand in a try block, and what follows it must not run after a violation unless the method
    /// leaves there.
    /// </summary>
    private static bool CanBeTried(GuardSyntax guard) => guard.Insert switch
    {
        ReturnStatementSyntax => guard.LeavesWhenPresent || (guard.IsWrapped && guard.WhenPresent.IsEmpty),
        ExpressionStatementSyntax => guard.LeavesWhenPresent || (guard.IsWrapped && guard.WhenPresent.IsEmpty && IsLast(guard.Insert)),
        _ => false,
    };

    private static bool IsLast(StatementSyntax statement) => !GuardSyntax.SiblingsOf(statement).SkipWhile(sibling => sibling != statement).Skip(1).Any();
}
