using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>What the analyzer says of the same statements, in the server's words.</summary>
internal static class OurAnswers
{
    public const string Undecided = "undecided";

    public static IReadOnlyList<string> Of(ArbiterCase pair)
    {
        var schema = DdlReader.Read(pair.Script, "schema.sql");
        return [.. pair.Inserts.Select(insert => Of(schema, pair.Relation, insert))];
    }

    private static string Of(DatabaseSchema schema, string relation, string insert)
    {
        if (schema.Table(null, relation) is not { } table)
            return "no table";
        if (SqlParser.Parse(insert) is not [InsertStatement statement])
            return "no statement";
        if (!statement.IsReliable)
            return "42601";
        return ArbiterInference.Infer(table, statement, insert) switch
        {
            RefusedTarget refused => refused.SqlState,
            ArbitratedTarget when statement.OnConflict is { Constraint: null, Target.IsEmpty: true } => ServerAnswers.AllKeys,
            ArbitratedTarget { Keys.IsEmpty: true } => statement.OnConflict?.Constraint?.Value ?? "",
            ArbitratedTarget { Keys: var keys } => string.Join(", ", keys.Select(key => key.Name ?? "unnamed").Order(StringComparer.Ordinal)),
            _ => Undecided,
        };
    }
}
