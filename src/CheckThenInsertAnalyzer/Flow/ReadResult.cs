using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A value that comes from a check.</summary>
/// <param name="Read">The check.</param>
/// <param name="Form">What sort of value it is by now.</param>
internal readonly record struct ReadResult(ReadCall Read, ResultForm Form)
{
    /// <summary>The result as the call gives it.</summary>
    public static ReadResult Of(ReadCall read) => new(read, read.Answer switch
    {
        ReadAnswer.Exists => ResultForm.TruePresent,
        ReadAnswer.NotExists => ResultForm.TrueAbsent,
        ReadAnswer.Count => ResultForm.Number,
        ReadAnswer.Rows => ResultForm.Rows,
        ReadAnswer.Reader => ResultForm.Reader,
        _ => ResultForm.Row,
    });

    /// <summary>The bool that says so.</summary>
    public ReadResult Says(Presence presence) => this with { Form = presence == Presence.Present ? ResultForm.TruePresent : ResultForm.TrueAbsent };

    /// <summary>What true means; null when the value is no bool yet.</summary>
    public Presence? WhenTrue => Form switch
    {
        ResultForm.TruePresent => Presence.Present,
        ResultForm.TrueAbsent => Presence.Absent,
        _ => null,
    };

    /// <summary>The opposite bool; null when the value is no bool.</summary>
    public ReadResult? Negated() => WhenTrue is { } presence ? Says(presence == Presence.Present ? Presence.Absent : Presence.Present) : null;
}
