using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>An assumption under which a function is followed: whenever the check is asked, it finds the row, or it finds none.</summary>
/// <param name="Read">The check.</param>
/// <param name="Presence">What it finds.</param>
/// <param name="Row">Which row it finds.</param>
internal sealed record Hypothesis(ReadCall Read, Presence Presence, FoundRow Row)
{
    /// <summary>What comes of asking whether a member of the found row is this or that; null when that is left open.</summary>
    public bool? MemberTests => Row switch
    {
        FoundRow.WithSuchMembers => true,
        FoundRow.WithoutSuchMembers => false,
        _ => null,
    };
}
