using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>What a method's result, or its returning at all, tells of rows.</summary>
/// <param name="Library">Through which library it reads.</param>
/// <param name="Rows">Of which table or entity.</param>
/// <param name="Predicate">Which rows, in terms of the method's parameters.</param>
/// <param name="Answer">How the result tells.</param>
/// <param name="LocksRows">Whether the rows found are locked.</param>
/// <param name="Change">What it does to the rows that it finds.</param>
/// <param name="Chain">The methods between this one and the database, this one first.</param>
internal sealed record SummarisedRead(
    DatabaseLibrary Library,
    RowSet Rows,
    KeyPredicate Predicate,
    ReadAnswer Answer,
    bool LocksRows,
    RowChange Change,
    ImmutableArray<CallStep> Chain);
