using System.Runtime.ExceptionServices;
using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>Long texts of one kind: the work grows with the length and no faster, and neither the readers nor the trees go deep.</summary>
public sealed class HostileTextTests
{
    private const int Length = 20_000;

    /// <summary>What the main thread of a program has on Windows, in bytes; less than any thread of .NET has elsewhere.</summary>
    private const int Stack = 1024 * 1024;

    public static TheoryData<string> Names => [.. HostileText.All.Select(text => text.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Four_times_the_text_is_four_times_the_work(string name)
    {
        var text = HostileText.All.Single(text => text.Name == name);

        var (shorter, longer) = (Work(text.OfLength(Length)), Work(text.OfLength(4 * Length)));

        Assert.InRange(longer, 0, shorter * 4.5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Four_times_the_text_allocates_four_times_as_much(string name)
    {
        var text = HostileText.All.Single(text => text.Name == name);
        AllocatedBytes(text.OfLength(Length));

        var (shorter, longer) = (AllocatedBytes(text.OfLength(Length)), AllocatedBytes(text.OfLength(4 * Length)));

        // A table that doubles when it is full may have been nearly empty at one length and nearly full at the other.
        Assert.InRange(longer, 0, shorter * 8);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_small_stack_is_enough(string name)
    {
        var text = HostileText.All.Single(text => text.Name == name).OfLength(Length);

        OnSmallStack(() => SqlProperties.Check(text));
    }

    private static long Work(string sql)
    {
        using var meter = SqlReadingMeter.Start();
        ReadAll(sql);
        return meter.Work;
    }

    private static long AllocatedBytes(string sql)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(sql);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void ReadAll(string sql)
    {
        SqlParser.Parse(sql);
        SqlParser.ParseExpression(sql);
        DdlReader.Read(sql, "schema.sql");
    }

    private static void OnSmallStack(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Stack);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
