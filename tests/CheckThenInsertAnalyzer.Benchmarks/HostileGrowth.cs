using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// How the processor's time grows with texts that are made to be slow: each is read at two lengths, one four times the other. A ratio near
/// four is linear; sixteen would be quadratic.
/// </summary>
internal static class HostileGrowth
{
    private const int Length = 250_000;
    private const int Rounds = 5;

    /// <summary>Prints one row for each text.</summary>
    public static void Print(TextWriter output)
    {
        output.WriteLine("| Text | 250,000 characters | 1,000,000 characters | ratio |");
        output.WriteLine("|------|-------------------:|---------------------:|------:|");
        foreach (var text in HostileText.All)
        {
            var shorter = Milliseconds(text.OfLength(Length));
            var longer = Milliseconds(text.OfLength(4 * Length));
            output.WriteLine(FormattableString.Invariant($"| {text.Name,-28} | {shorter,7:F1} ms | {longer,7:F1} ms | {longer / shorter,5:F1} |"));
        }
    }

    /// <summary>The shortest of a few rounds, as the others hold what else the machine did.</summary>
    private static double Milliseconds(string sql)
    {
        var shortest = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            var before = Environment.CpuUsage.UserTime;
            SqlParser.Parse(sql);
            DdlReader.Read(sql, "schema.sql");
            shortest = Math.Min(shortest, (Environment.CpuUsage.UserTime - before).TotalMilliseconds);
        }

        return shortest;
    }
}
