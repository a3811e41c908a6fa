namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>Makes relations with keys and statements with conflict targets, the same for the same seed.</summary>
internal static class ArbiterCases
{
    private const int InsertsOfCase = 12;

    private static readonly string[] OpenTypes =
    [
        "CREATE DOMAIN mail AS text CHECK (value <> '-')",
        "CREATE DOMAIN citext_like AS varchar(80)",
        "CREATE TYPE mood AS ENUM ('a', 'b', 'c', 'A')",
        "CREATE DOMAIN amount AS int",
    ];

    public static IEnumerable<ArbiterCase> Generate(int seed)
    {
        var random = new Random(seed);
        while (true)
            yield return Next(random);
    }

    private static ArbiterCase Next(Random random)
    {
        var table = GeneratedTable.Create(random);
        var shape = (RelationShape)Math.Max(0, random.Next(24) - 14);
        var isPartitioned = shape is RelationShape.Partitioned or RelationShape.Partition or RelationShape.HalfIndexed;
        var keys = new KeyGenerator(random, table, table.SpellTable(), isPartitioned);
        for (var count = random.Next(1, 6); count > 0; count--)
            keys.Add();

        var isOpen = shape == RelationShape.Plain && random.Next(8) == 0;
        var ddl = new List<string>(isOpen ? OpenTypes : []) { CreateTable(random, table, isPartitioned, isOpen) };
        ddl.AddRange(keys.Statements);
        var target = AddRelation(shape, random, table, keys, ddl);
        var targets = new TargetGenerator(random, target, keys.Keys, keys.OtherNames);
        var inserts = Enumerable.Range(0, InsertsOfCase).Select(_ => $"{target.InsertInto()} {targets.Next()}").ToList();
        return new ArbiterCase(ddl, target.StoredName, inserts, isOpen);
    }

    private static string CreateTable(Random random, GeneratedTable table, bool isPartitioned, bool isOpen)
    {
        var partitioning = isPartitioned ? table.Fill(" PARTITION BY LIST ({tenant})") : "";
        return $"CREATE TABLE {table.SpellTable()} ({string.Join(", ", isOpen ? table.OpenDefinitions() : table.Definitions())}{PrimaryKey(random, table, isPartitioned)}){partitioning}";
    }

    private static string PrimaryKey(Random random, GeneratedTable table, bool isPartitioned) => random.Next(6) switch
    {
        0 => "",
        1 when !isPartitioned => table.Fill(", PRIMARY KEY ({id}) DEFERRABLE"),
        2 => table.Fill(", PRIMARY KEY ({tenant}, {id})"),
        _ => table.Fill(isPartitioned ? ", PRIMARY KEY ({id}, {tenant})" : ", PRIMARY KEY ({id})"),
    };

    /// <summary>Adds what the shape needs beside the table, and gives the relation to insert into.</summary>
    private static GeneratedTable AddRelation(RelationShape shape, Random random, GeneratedTable table, KeyGenerator keys, List<string> ddl)
    {
        switch (shape)
        {
            case RelationShape.Partitioned:
                ddl.Add($"CREATE TABLE part PARTITION OF {table.SpellTable()} DEFAULT");
                return table;
            case RelationShape.Partition:
                ddl.Insert(random.Next(1, ddl.Count + 1), $"CREATE TABLE part PARTITION OF {table.SpellTable()} DEFAULT");
                return table.Named("part");
            case RelationShape.HalfIndexed:
                ddl.Add($"CREATE TABLE part PARTITION OF {table.SpellTable()} DEFAULT");
                ddl.Add($"CREATE UNIQUE INDEX half ON ONLY {table.SpellTable()} ({table.Fill("{tenant}, {email}")})");
                keys.Remember(new KeySketch([new KeyElement("{tenant}", null), new KeyElement("{email}", null)], null, "", "half"));
                return table;
            case RelationShape.Child:
                ddl.Add($"CREATE TABLE child () INHERITS ({table.SpellTable()})");
                if (random.Next(2) == 0)
                    ddl.Add(table.Fill("CREATE UNIQUE INDEX of_child ON child ({email})"));
                return table.Named("child");
            case RelationShape.View:
                ddl.Add($"CREATE VIEW shown AS SELECT * FROM {table.SpellTable()}");
                return table.Named("shown");
            case RelationShape.RenamingView:
                var view = table.Renamed("renamed");
                ddl.Add($"CREATE VIEW renamed ({string.Join(", ", GeneratedTable.Roles.Select(role => view.Fill("{" + role + "}")))}) AS SELECT {string.Join(", ", GeneratedTable.Roles.Select(role => table.Fill("{" + role + "}")))} FROM {table.SpellTable()}");
                return view;
            case RelationShape.Ruled:
                ddl.Add($"CREATE RULE logged AS ON {(random.Next(2) == 0 ? "INSERT" : "UPDATE")} TO {table.SpellTable()} DO ALSO SELECT 1");
                return table;
            case RelationShape.Materialized:
                ddl.Add($"CREATE MATERIALIZED VIEW kept AS SELECT * FROM {table.SpellTable()}");
                ddl.Add(table.Fill("CREATE UNIQUE INDEX of_kept ON kept ({email})"));
                return table.Named("kept");
            default:
                return table;
        }
    }
}
