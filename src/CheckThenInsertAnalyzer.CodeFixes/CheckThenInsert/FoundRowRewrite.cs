using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// EF Core: a catch of SQLSTATE 23505 round SaveChanges detaches the entity that came too late, reads the row that is there into the variable of the
/// check, and does what is done with a row that was found: changes and saves it, returns it, names it (FACTS K3, K4).
/// </summary>
internal static class FoundRowRewrite
{
    /// <summary>The rewrite; null where an obligation fails.</summary>
    public static Rewrite? Of(Race race, EntityInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body) =>
        guard is { CheckLocal: { IsFixed: false, IsUsing: false } found }
        && body.Locals.ValuesOf(found).All(value => RereadRow.IsThisRow(value, race))
        && TwoWays.Of(guard) is { } ways
        && !ChangesOthers(ways, insert, body)
        && !GoesOnWithAnother(found, insert, guard, body)
            ? FlushCatchRewrite.Of(race, insert, guard, NameOfMade(found, insert, body), flush => RereadRow.Of(race, insert, flush)?.Into(found, flush), " and go on with the row that is there", body)
            : null;

    /// <summary>One variable for the new row and the one that was found: where the insert is tried it is the new one.</summary>
    private static string? NameOfMade(ILocalSymbol found, EntityInsertCall insert, BodyUnderAnalysis body) =>
        SymbolEqualityComparer.Default.Equals(EntityDetachment.SymbolOf(insert.Entity), found) && body.Locals.IsReassigned(found) ? found.Name : null;

    /// <summary>Behind a decision whose branches meet again another variable would still be the row that failed.</summary>
    private static bool GoesOnWithAnother(ILocalSymbol found, EntityInsertCall insert, GuardSyntax guard, BodyUnderAnalysis body) =>
        !guard.LeavesWhenPresent
        && EntityDetachment.SymbolOf(insert.Entity) is { } made
        && !SymbolEqualityComparer.Default.Equals(made, found)
        && body.MentionsOf(made).Any(mention => mention.SpanStart > guard.If.Span.End);

    /// <summary>What else is changed on the way to the insert is still pending after the failure, and would be saved with the changes of the row.</summary>
    public static bool ChangesOthers(TwoWays ways, EntityInsertCall insert, BodyUnderAnalysis body) =>
        PendingChanges.OfOthersThan(EntityDetachment.SymbolOf(insert.Entity), body).Any(target => ways.WhenAbsent.Any(statement => statement.Span.Contains(target.Syntax.Span)));
}
