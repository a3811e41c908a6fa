namespace CheckThenInsertAnalyzer.Schema;

/// <summary>
/// Reads tables and their unique keys from SQL scripts: what people write by hand, migrations in their order, and pg_dump --schema-only.
/// What it does not understand it passes over; a table of which a part is not understood is left out, since half a table is wrong evidence.
/// Temporary tables are left out too: no other session sees them.
/// </summary>
internal static class DdlReader
{
    /// <summary>The schema after this script.</summary>
    /// <param name="text">The script.</param>
    /// <param name="path">Its file, for <see cref="SchemaSource"/>.</param>
    public static DatabaseSchema Read(string text, string path) => Read([(path, text)]);

    /// <summary>The schema after these scripts have run one after the other.</summary>
    public static DatabaseSchema Read(IEnumerable<(string Path, string Text)> scripts) =>
        Apply(scripts.Select(script => (script.Path, DdlScriptReader.Read(script.Text))));

    /// <summary>
    /// The schema after these scripts, already read, have run one after the other. What changes a table that is not there yet is run once more at the end:
    /// scripts that keep indexes in one folder and tables in another have an order that their names do not tell.
    /// </summary>
    public static DatabaseSchema Apply(IEnumerable<(string Path, DdlScript Script)> scripts)
    {
        var catalog = new SchemaCatalog();
        var postponed = new List<(string Path, DdlStep Step)>();
        foreach (var (path, script) in scripts)
        {
            catalog.BeginFile(path);
            foreach (var step in script.Steps)
            {
                if (!catalog.IsExhausted && !catalog.Run(step))
                    postponed.Add((path, step));
            }
        }

        foreach (var (path, step) in postponed)
        {
            catalog.BeginFile(path);
            if (!catalog.IsExhausted)
                catalog.Run(step);
        }

        return catalog.ToSchema();
    }
}
