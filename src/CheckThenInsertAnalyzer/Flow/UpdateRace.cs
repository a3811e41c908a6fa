using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A check that guards giving a row the value which it looks for in others, with nothing between them that keeps another session out.</summary>
/// <param name="Update">The change.</param>
/// <param name="Check">The check.</param>
/// <param name="Compared">What it compares, in the names of the changed rows.</param>
internal sealed record UpdateRace(RowUpdate Update, ReadCall Check, KeyPredicate Compared);
