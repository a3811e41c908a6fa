using System.Text;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>Makes relations with keys and statements with conflict targets, the same for the same seed.</summary>
internal static class ArbiterCases
{
    private const int InsertsOfCase = 12;

    public static IEnumerable<ArbiterCase> Generate(int seed)
    {
        var random = new Random(seed);
        while (true)
            yield return Next(random);
    }

    private static ArbiterCase Next(Random random)
    {
        var table = GeneratedTable.Create(random);
        var isPartitioned = random.Next(12) == 0;
        var relation = table.SpellTable();
        var keys = new KeyGenerator(random, table, relation, isPartitioned);
        for (var count = random.Next(1, 6); count > 0; count--)
            keys.Add();

        var ddl = new StringBuilder();
        ddl.Append($"CREATE TABLE {table.SpellTable()} ({string.Join(", ", table.Definitions())}{PrimaryKey(random, table, isPartitioned)}){(isPartitioned ? table.Fill(" PARTITION BY LIST ({tenant})") : "")};\n");
        foreach (var statement in keys.Statements)
            ddl.Append(statement).Append(";\n");
        if (isPartitioned)
            ddl.Append($"CREATE TABLE part PARTITION OF {relation} DEFAULT;\n");

        var targets = new TargetGenerator(random, table, keys.Keys, keys.OtherNames);
        var inserts = Enumerable.Range(0, InsertsOfCase).Select(_ => $"{table.InsertInto(table.SpellTable())} {targets.Next()}").ToList();
        return new ArbiterCase(ddl.ToString(), table.StoredName, inserts);
    }

    private static string PrimaryKey(Random random, GeneratedTable table, bool isPartitioned) => random.Next(6) switch
    {
        0 => "",
        1 when !isPartitioned => table.Fill(", PRIMARY KEY ({id}) DEFERRABLE"),
        2 => table.Fill(", PRIMARY KEY ({tenant}, {id})"),
        _ => table.Fill(isPartitioned ? ", PRIMARY KEY ({id}, {tenant})" : ", PRIMARY KEY ({id})"),
    };
}
