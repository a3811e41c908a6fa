using System.Globalization;
using System.Text;
using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>Compares arbiter inference with the server over generated tables and statements.</summary>
public sealed class ArbiterDifferentialTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Seed = 20251125;

    /// <summary>How many pairs to compare instead of the usual number.</summary>
    private const string CountVariable = "CTI_ARBITER_PAIRS";

    private const int UsualCount = 2400;

    /// <summary>How many differences of one kind the failure shows.</summary>
    private const int ToldOfKind = 2;

    [Fact]
    public async Task Arbiter_inference_agrees_with_the_server()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : UsualCount;
        var verdicts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var differences = new StringBuilder();
        var (compared, undecided) = (0, 0);
        await using var database = await server.CreateDatabaseAsync();
        await using var connection = await database.OpenAsync();
        foreach (var generated in ArbiterCases.Generate(Seed).TakeWhile(_ => compared < count))
        {
            var (pair, theirs) = await ServerAnswers.OfAsync(connection, generated);
            var ours = OurAnswers.Of(pair);
            for (var index = 0; index < theirs.Count; index++)
            {
                compared++;
                Count(verdicts, Verdict(theirs[index]));
                if (pair.IsOpen && (ours[index] == OurAnswers.Undecided || IsIllTyped(theirs[index])))
                    undecided++;
                else if (ours[index] != theirs[index] && Count(kinds, $"{Verdict(theirs[index])} against {Verdict(ours[index])}") <= ToldOfKind)
                    differences.Append($"\n{pair.Script}{pair.Inserts[index]}\nserver: {theirs[index]}\nours: {ours[index]}\n");
            }
        }

        var summary = $"seed {Seed}: {compared} pairs compared: {Describe(verdicts)}; rightly undecided: {undecided}; different: {kinds.Values.Sum()}";
        Console.WriteLine(summary);
        output.WriteLine(summary);
        Assert.True(compared >= count);
        Assert.True(kinds.Count == 0, $"Of {compared} pairs differ (the server's answer against ours): {Describe(kinds)}{differences}");
    }

    /// <summary>Whether the statement compares what does not compare, or names no value of a type: nothing that keys have to do with.</summary>
    private static bool IsIllTyped(string answer) => answer is "42883" or "22P02" or "42804";

    private static int Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Describe(SortedDictionary<string, int> counts) => string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}"));

    private static string Verdict(string answer) => answer == OurAnswers.Undecided || (answer.Length == 5 && char.IsAsciiDigit(answer[0])) ? answer : "arbitrated";
}
