using System.Globalization;
using System.Text;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>
/// A million texts that are nearly SQL. A longer run: CHECK_THEN_INSERT_FUZZ_TEXTS says how many, CHECK_THEN_INSERT_FUZZ_SEED with which
/// number the first is made; a text that fails is made again by its own number and a count of one.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Texts = Setting("CHECK_THEN_INSERT_FUZZ_TEXTS", 1_000_000);
    private static readonly int FirstSeed = Setting("CHECK_THEN_INSERT_FUZZ_SEED", 1);

    [Fact]
    public void Every_text_is_read_without_failing_and_within_bounds()
    {
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Parallel.For(0, Texts, (index, loop) =>
        {
            var seed = unchecked(FirstSeed + index);
            var sql = new SqlMutator(new Random(seed)).Next();
            try
            {
                SqlProperties.Check(sql);
            }
            catch (Exception exception)
            {
                failures.Enqueue($"seed {seed}: {exception.GetType().Name}: {exception.Message}\n{Visible(sql)}\n{exception.StackTrace?.Split('\n').FirstOrDefault(line => !line.Contains(nameof(Fuzzing)))}");
                if (failures.Count >= 20)
                    loop.Stop();
            }
        });

        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    /// <summary>The text as a C# string literal.</summary>
    private static string Visible(string sql)
    {
        var visible = new StringBuilder("\"");
        foreach (var character in sql)
        {
            if (character is '"' or '\\')
                visible.Append('\\').Append(character);
            else if (character is >= ' ' and <= '~')
                visible.Append(character);
            else
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
        }

        return visible.Append('"').ToString();
    }
}
