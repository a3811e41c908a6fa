using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The tables that only one session sees, so that nobody races for their rows.</summary>
internal sealed class TemporaryTables
{
    private readonly HashSet<string> _names;

    private TemporaryTables(HashSet<string> names) => _names = names;

    /// <summary>Those that a body creates.</summary>
    public static TemporaryTables Of(IEnumerable<DatabaseCall> calls)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in calls)
        {
            if (call is StatementCall { Statement: OtherStatement { Keyword: "CREATE", Range: var range }, Sql.Text: var text } && NameIn(text.Substring(range.Start, range.Length)) is { } name)
                names.Add(name);
        }

        return new TemporaryTables(names);
    }

    /// <summary>Whether the rows are those of a temporary table: one that is created here, stands in its schema, or says so in its name.</summary>
    public bool Hold(RowSet rows) =>
        rows is TableRows { Table: var table }
        && (_names.Contains(table.Name.Value)
            || table.KnownSchema == "pg_temp"
            || table.Name.Value.StartsWith("tmp", StringComparison.OrdinalIgnoreCase)
            || table.Name.Value.StartsWith("temp_", StringComparison.OrdinalIgnoreCase));

    /// <summary>The table of CREATE TEMPORARY TABLE; null for any other statement.</summary>
    private static string? NameIn(string statement)
    {
        var reader = new SqlTokenReader(statement);
        if (!reader.MoveToNextStatement() || !reader.TakeWord("create"))
            return null;
        if (!reader.TakeWord("local"))
            reader.TakeWord("global");
        if (!reader.TakeWords("temp", "table") && !reader.TakeWords("temporary", "table"))
            return null;
        if (reader.TakeWord("if"))
            reader.TakeWords("not", "exists");
        return reader.TakeQualifiedName()?.Name.Value;
    }
}
