using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>Long texts of one kind: the work grows with the length and no faster.</summary>
public sealed class HostileTextTests
{
    private const int Length = 20_000;

    public static TheoryData<string> Names => [.. HostileText.All.Select(text => text.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Four_times_the_text_is_four_times_the_work(string name)
    {
        var text = HostileText.All.Single(text => text.Name == name);

        var (shorter, longer) = (Work(text.OfLength(Length)), Work(text.OfLength(4 * Length)));

        Assert.InRange(longer, 0, shorter * 4.5);
    }

    private static long Work(string sql)
    {
        using var meter = SqlReadingMeter.Start();
        SqlParser.Parse(sql);
        SqlParser.ParseExpression(sql);
        DdlReader.Read(sql, "schema.sql");
        return meter.Work;
    }
}
