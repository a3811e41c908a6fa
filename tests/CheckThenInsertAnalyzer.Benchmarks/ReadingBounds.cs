using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>
/// The bounds that the readers are held to: a statement of 200 characters in 10 µs and 4 KB, a dump of 1 MB in 150 ms, and no text whose
/// time grows faster than its length.
/// </summary>
internal static class ReadingBounds
{
    private const int TimesForStatements = 5000;
    private const int HostileLength = 250_000;

    /// <summary>Prints one table for each bound.</summary>
    public static void Print(TextWriter output)
    {
        PrintStatements(output);
        PrintDump(output);
        PrintHostile(output);
    }

    private static void PrintStatements(TextWriter output)
    {
        output.WriteLine("| Statement | processor time | allocated |");
        output.WriteLine("|-----------|---------------:|----------:|");
        foreach (var (name, text) in SqlReading.Statements)
        {
            void Parse() => SqlParser.Parse(text);
            var microseconds = ProcessorTime.Milliseconds(TimesForStatements, Parse) * 1000;
            output.WriteLine(FormattableString.Invariant($"| {name,-34} | {microseconds,7:F1} µs | {ProcessorTime.AllocatedBytes(Parse),7:N0} B |"));
        }
    }

    private static void PrintDump(TextWriter output)
    {
        var dump = GeneratedDump.OfLength(1_000_000, out var tables);
        void Read() => DdlReader.Read(dump, "schema.sql");
        output.WriteLine();
        output.WriteLine("| Dump | processor time | allocated |");
        output.WriteLine("|------|---------------:|----------:|");
        output.WriteLine(FormattableString.Invariant($"| {dump.Length:N0} characters, {tables} tables | {ProcessorTime.Milliseconds(3, Read):F0} ms | {ProcessorTime.AllocatedBytes(Read):N0} B |"));
    }

    private static void PrintHostile(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("| Text | 250,000 characters | 1,000,000 characters | ratio |");
        output.WriteLine("|------|-------------------:|---------------------:|------:|");
        foreach (var text in HostileText.All)
        {
            var shorter = Milliseconds(text.OfLength(HostileLength));
            var longer = Milliseconds(text.OfLength(4 * HostileLength));
            output.WriteLine(FormattableString.Invariant($"| {text.Name,-28} | {shorter,7:F1} ms | {longer,7:F1} ms | {longer / shorter,5:F1} |"));
        }
    }

    private static double Milliseconds(string sql) => ProcessorTime.Milliseconds(1, () =>
    {
        SqlParser.Parse(sql);
        DdlReader.Read(sql, "schema.sql");
    });
}
