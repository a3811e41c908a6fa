namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Two sources that say different things about one table. The first is believed; a message names both.</summary>
/// <param name="Subject">What they speak of, as a message says it: a key's columns, a column's generation.</param>
/// <param name="Believed">The source that is trusted more.</param>
/// <param name="Other">The source that says something else.</param>
internal sealed record SchemaDisagreement(string Subject, SchemaSource Believed, SchemaSource Other);
