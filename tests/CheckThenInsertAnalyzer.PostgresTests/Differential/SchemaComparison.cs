using CheckThenInsertAnalyzer.Schema;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential;

/// <summary>Compares what the reader says with what the server has.</summary>
internal static class SchemaComparison
{
    /// <summary>The facts that only one side has, each with its side and table; empty when both agree.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(NpgsqlConnection connection, ServerSchema server, DatabaseSchema read)
    {
        var reader = await ReaderSchema.ReadAsync(connection, read);
        var differences = new List<string>();
        foreach (var table in server.Facts.Keys.Union(reader.Keys).Order(StringComparer.Ordinal))
        {
            var theirs = server.Facts.TryGetValue(table, out var known) ? known : [];
            var ours = reader.TryGetValue(table, out var told) ? told : [];
            theirs = [.. theirs.Select(fact => AsKnown(fact, ours)).OfType<string>()];
            ours = [.. ours.Where(fact => fact != ReaderSchema.UnknownColumns)];
            differences.AddRange(theirs.Except(ours).Select(fact => $"{table}: only the server: {fact}"));
            differences.AddRange(ours.Except(theirs).Select(fact => $"{table}: only the reader: {fact}"));
        }

        return differences;
    }

    /// <summary>A column of which the reader says that it does not know it, as in CREATE TABLE AS with expressions, or not its type, as in a view with expressions.</summary>
    private static string? AsKnown(string fact, List<string> ours)
    {
        if (!fact.StartsWith("column ", StringComparison.Ordinal))
            return fact;
        if (ours.Contains(ReaderSchema.UnknownColumns))
            return null;
        var start = string.Join(' ', fact.Split(' ').Take(3).Append("?"));
        return ours.Find(known => known == start || known.StartsWith(start + " ", StringComparison.Ordinal)) ?? fact;
    }
}
