namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>A relation with keys, and statements with conflict targets on it.</summary>
/// <param name="Ddl">What makes the relation and its keys: the very text that both the server and the reader get.</param>
/// <param name="Relation">The relation's name as it is stored.</param>
/// <param name="Inserts">The statements.</param>
internal sealed record ArbiterCase(string Ddl, string Relation, IReadOnlyList<string> Inserts);
