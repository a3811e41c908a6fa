using System.Collections.Immutable;
using CheckThenInsertAnalyzer.PostgresTests.Harness;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Proofs;

/// <summary>
/// The story that CTI2001 and CTI2002 tell, whichever library inserts: one order is imported under the number 3, and then
/// three more come in whose numbers the database makes.
/// </summary>
internal static class GeneratedKeys
{
    /// <summary>A name, and whether the order is imported.</summary>
    public static ImmutableArray<ProofCall> Calls { get; } =
    [
        new("imported", true),
        new("first", false),
        new("second", false),
        new("third", false),
    ];

    public static string Orders(string columnType) => $"CREATE TABLE orders (id {columnType} CONSTRAINT orders_pkey PRIMARY KEY, name text NOT NULL);\n";

    /// <summary>The generated 1 and 2 are free, 3 is not: a call that did nothing wrong fails.</summary>
    public static void CollideWithTheImportedRow(Observation run)
    {
        Assert.Equal([null, null, null, "23505"], SqlStates(run));
        Assert.Equal("orders_pkey", run.Outcomes[3].DatabaseError?.ConstraintName);
        Assert.Equal(Rows("first", "imported", "second"), run.Rows.All);
    }

    public static void RefuseTheImportedRow(Observation run)
    {
        Assert.Equal(["428C9", null, null, null], SqlStates(run));
        Assert.Equal(Rows("first", "second", "third"), run.Rows.All);
    }

    public static void AllGetThrough(Observation run)
    {
        Assert.All(run.Outcomes, outcome => Assert.Null(outcome.Exception));
        Assert.Equal(Rows("first", "imported", "second", "third"), run.Rows.All);
    }

    private static IEnumerable<string?> SqlStates(Observation run) => run.Outcomes.Select(outcome => outcome.DatabaseError?.SqlState);

    private static IEnumerable<string> Rows(params string[] names) => names.Select(name => $$"""orders {"name": "{{name}}"}""");
}
