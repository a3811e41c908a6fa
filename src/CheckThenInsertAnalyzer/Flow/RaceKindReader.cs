using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells from what becomes of the row that a check finds which kind of race it is.</summary>
internal sealed class RaceKindReader(BodyUnderAnalysis body)
{
    /// <summary>The kind of a check and the insert that it guards.</summary>
    public RaceKind Of(InsertCall insert, ReadCall read)
    {
        if (read.Change != RowChange.None)
            return RaceKind.UpdateOrInsert;
        if (read.Answer == ReadAnswer.ThrowsWhenPresent || body.GuardsHolding(insert, read) is not { } guards)
            return RaceKind.CheckThenInsert;

        // Update of what is found or made does both.
        if (insert is RelatedInsertCall { Creation: not null } && !guards.IsGuarded(insert, read))
            return RaceKind.UpdateOrInsert;

        var found = DerivedValues.Of(body, read.Operation);
        if (new FoundRowUpdates(body, guards, insert, read, found).Any())
            return RaceKind.UpdateOrInsert;
        return new OneRowEitherWay(body, guards, insert, read, found).Holds() ? RaceKind.GetOrCreate : RaceKind.CheckThenInsert;
    }
}
