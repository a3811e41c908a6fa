namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>A relation with keys, and statements with conflict targets on it.</summary>
/// <param name="Ddl">The statements that make the relation and its keys: the very text that both the server and the reader get.</param>
/// <param name="Relation">The relation's name as it is stored.</param>
/// <param name="Inserts">The statements.</param>
/// <param name="IsOpen">Whether types or functions are in it of which no schema file says what they do: to be undecided is right then, a wrong answer is not.</param>
internal sealed record ArbiterCase(IReadOnlyList<string> Ddl, string Relation, IReadOnlyList<string> Inserts, bool IsOpen)
{
    /// <summary>The DDL as one script.</summary>
    public string Script => string.Concat(Ddl.Select(statement => statement + ";\n"));
}
