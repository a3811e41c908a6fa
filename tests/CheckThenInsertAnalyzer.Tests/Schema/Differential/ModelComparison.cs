using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CheckThenInsertAnalyzer.Tests.Schema.Differential;

/// <summary>Compares what is read from a program with what EF Core builds of it, and counts.</summary>
internal sealed class ModelComparison
{
    public int Models { get; private set; }

    public int Tables { get; private set; }

    public int Columns { get; private set; }

    public int Keys { get; private set; }

    public int Properties { get; private set; }

    /// <summary>Tables whose names are said to be uncertain and are indeed others.</summary>
    public int UnknownTables { get; private set; }

    /// <summary>Column types that are not told.</summary>
    public int UnknownTypes { get; private set; }

    /// <summary>Keys whose name is said not to be known.</summary>
    public int UnknownKeyNames { get; private set; }

    /// <summary>Where both differ, one line each; empty when they agree.</summary>
    public List<string> Differences { get; } = [];

    public void Compare(string program, IModel model, ImmutableArray<EntityTable> read)
    {
        Models++;
        var uncertain = read.Where(table => !table.IsCertain(table.Table.Name)).Select(table => $"table {table.Table.SchemaName}.{table.Table.Name}").ToHashSet();
        var built = ModelText.Of(model);
        var ours = ModelText.Of(read);
        foreach (var (table, lines) in built)
        {
            Tables++;
            if (ours.Remove(table, out var known))
                Compare($"{program}: {table}", lines, known);
            else if (uncertain.Count > 0)
                UnknownTables++;
            else
                Differences.Add($"{program}: {table} is missing");
        }

        Differences.AddRange(ours.Keys.Where(table => !uncertain.Contains(table)).Select(table => $"{program}: {table} is no table"));
        if (uncertain.Count == 0)
            CompareProperties(program, ModelText.Properties(model), ModelText.Properties(read, model));
    }

    private void Compare(string table, SortedSet<string> built, SortedSet<string> ours)
    {
        Columns += built.Count(line => line.StartsWith("column", StringComparison.Ordinal));
        Keys += built.Count(line => !line.StartsWith("column", StringComparison.Ordinal));
        foreach (var line in ours.ToArray())
        {
            if (Agreeing(line, built) is not { } same)
                continue;

            built.Remove(same);
            ours.Remove(line);
        }

        Differences.AddRange(built.Select(line => $"{table}: EF Core has {line}"));
        Differences.AddRange(ours.Select(line => $"{table}: we have     {line}"));
    }

    /// <summary>The line that says the same; a type or name that is left out agrees with any.</summary>
    private string? Agreeing(string line, SortedSet<string> built)
    {
        if (built.Contains(line))
            return line;

        var gap = line.IndexOf("  ", StringComparison.Ordinal);
        if (gap < 0)
            return null;

        var same = built.FirstOrDefault(candidate => candidate.StartsWith(line[..(gap + 1)], StringComparison.Ordinal) && candidate.EndsWith(line[(gap + 1)..], StringComparison.Ordinal));
        if (same is not null && line.StartsWith("column", StringComparison.Ordinal))
            UnknownTypes++;
        else if (same is not null)
            UnknownKeyNames++;
        return same;
    }

    private void CompareProperties(string program, SortedSet<string> built, SortedSet<string> ours)
    {
        Properties += built.Count;
        Differences.AddRange(built.Except(ours).Select(line => $"{program}: EF Core maps {line}"));
        Differences.AddRange(ours.Except(built).Select(line => $"{program}: we map       {line}"));
    }
}
