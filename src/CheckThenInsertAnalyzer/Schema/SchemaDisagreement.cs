namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Two sources that say different things about one table. The first is believed; a message names both.</summary>
/// <param name="Kind">Of what they speak.</param>
/// <param name="Subject">The key's parts with commas between them, or the column's name.</param>
/// <param name="Believed">The source that is trusted more.</param>
/// <param name="Other">The source that says something else.</param>
internal sealed record SchemaDisagreement(SchemaDisagreementKind Kind, string Subject, SchemaSource Believed, SchemaSource Other)
{
    /// <summary>What a message says of it: both sources, the believed one first.</summary>
    public string Describe() => $"'{Believed.Describe()}' and '{Other.Describe()}' disagree about {Matter}";

    private string Matter => Kind switch
    {
        SchemaDisagreementKind.Generation => $"who gives '{Subject}' its value",
        SchemaDisagreementKind.KeyName => $"the name of the unique key on ({Subject})",
        _ => $"a unique key on ({Subject})",
    };
}
