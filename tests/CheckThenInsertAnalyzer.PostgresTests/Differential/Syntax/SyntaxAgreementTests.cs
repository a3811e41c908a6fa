using CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Syntax;

/// <summary>What the server's grammar refuses (42601), our reader must not say to have read.</summary>
public sealed class SyntaxAgreementTests(PostgresServer server)
{
    private const int GeneratedTexts = 20_000;
    private const int GeneratedBodies = 4_000;

    [Fact]
    public Task Of_our_tests_and_samples_nothing_is_read_that_the_server_refuses() => AgreeAsync("our tests and samples", SourceStatements.All());

    [Fact]
    public Task Of_examples_for_every_statement_nothing_is_read_that_the_server_refuses() => AgreeAsync("examples", SyntaxExamples.Statements);

    [Fact]
    public Task Of_generated_statements_nothing_is_read_that_the_server_refuses() =>
        AgreeAsync("generated statements", Enumerable.Range(1, GeneratedTexts).Select(seed => new SqlMutator(new Random(seed)).Next()));

    [Fact]
    public Task Of_bodies_of_functions_nothing_is_read_that_the_server_refuses() => AgreeOnBodiesAsync("bodies", SyntaxExamples.Bodies);

    [Fact]
    public Task Of_generated_bodies_nothing_is_read_that_the_server_refuses() =>
        AgreeOnBodiesAsync("generated bodies", Enumerable.Range(1, GeneratedBodies).Select(seed => new SqlMutator(new Random(seed)).NextBody()));

    private async Task AgreeAsync(string what, IEnumerable<string> texts)
    {
        await using var database = await server.CreateDatabaseAsync();
        await using var grammar = await ServerGrammar.OpenAsync(database);
        var agreement = new SyntaxAgreement(grammar.Version);
        await agreement.CompareAsync(grammar, texts);
        Tell(agreement, what);
    }

    private async Task AgreeOnBodiesAsync(string what, IEnumerable<string> bodies)
    {
        await using var database = await server.CreateDatabaseAsync();
        await using var functions = await ServerBodies.OpenAsync(database);
        var agreement = new SyntaxAgreement(functions.Version);
        await agreement.CompareAsync(functions, bodies);
        Tell(agreement, what);
    }

    private static void Tell(SyntaxAgreement agreement, string what)
    {
        agreement.Print(what);
        Assert.True(agreement.WronglyRead.Count == 0, $"{agreement.WronglyRead.Count} of {agreement.Compared} are read and refused:\n" + string.Join("\n", agreement.WronglyRead.Take(60)));
    }
}
