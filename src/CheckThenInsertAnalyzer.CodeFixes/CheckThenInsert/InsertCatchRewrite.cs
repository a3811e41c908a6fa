using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>The check stays, and a catch of SQLSTATE 23505 round the insert does what is done when the row is there (FACTS K2).</summary>
internal static class InsertCatchRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, SqlInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body)
    {
        if (TransactionInSight.Of(body) || insert.InsertsManyRows || !IsAloneOnItsTable(insert, body) || SendingStatement.Of(insert) != guard.Guarded || !CanBeTried(guard))
            return null;

        var names = new TypeNames(body.Model, guard.Guarded.SpanStart);
        var variable = FreeName.In(guard.Guarded, body.Model, "ex", "exception", "violation");
        if (ViolationCatch.For(ViolationShape.Bare, ConstraintTest.For(race.Arbiter, insert, body), variable, names, body.Project.Libraries) is not { } clause)
            return null;
        return new Rewrite(
            "Catch the unique violation (SQLSTATE 23505) of this insert",
            "",
            root => names.Import(root.ReplaceNode(guard.Guarded, clause.Round(guard.Guarded, guard.WhenPresent, names, LineBreak.Of(root)))));
    }

    /// <summary>
    /// Of several inserts into the table in one text or batch another could have violated the key, and behind an error barrier the other
    /// commands of a batch are kept (FACTS F5).
    /// </summary>
    private static bool IsAloneOnItsTable(SqlInsertCall insert, BodyUnderAnalysis body) =>
        !body.Calls.OfType<SqlInsertCall>().Any(other => other != insert && other.Operation == insert.Operation && other.Rows.CanBeSameAs(insert.Rows))
        && !body.Operations.Any(operation => operation is IPropertyReferenceOperation { Property.Name: "EnableErrorBarriers" or "AppendErrorBarrier" });

    /// <summary>
    /// The insert's statement must be one that can stand in a try block, and what follows it must not run after a violation unless the method
    /// leaves there.
    /// </summary>
    private static bool CanBeTried(GuardSyntax guard) => guard.Guarded switch
    {
        LocalDeclarationStatementSyntax => guard.LeavesWhenPresent,
        ReturnStatementSyntax => guard.LeavesWhenPresent || (guard.IsWrapped && guard.WhenPresent.IsEmpty),
        ExpressionStatementSyntax => guard.LeavesWhenPresent || (guard.IsWrapped && guard.WhenPresent.IsEmpty && IsLast(guard.Guarded)),
        _ => false,
    };

    private static bool IsLast(StatementSyntax statement) => !GuardSyntax.SiblingsOf(statement).SkipWhile(sibling => sibling != statement).Skip(1).Any();
}
