using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Differential;

/// <summary>A script of the folder Scripts, or the migrations of one of its sub-folders.</summary>
/// <param name="Files">The files in the order in which they are applied.</param>
internal sealed record SchemaScript(IReadOnlyList<(string Path, string Text)> Files)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Differential", "Scripts");

    /// <summary>The names of all scripts.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal);

    public static SchemaScript Named(string name)
    {
        var path = Path.Combine(Folder, name);
        var files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.sql", SearchOption.AllDirectories) : [path];
        return new([.. MigrationOrder.Of(files).Select(file => (file, File.ReadAllText(file)))]);
    }

    /// <summary>Runs the files, each in a session of its own and statement by statement, as some statements refuse to run in a transaction.</summary>
    public async Task ApplyToAsync(PostgresDatabase database)
    {
        foreach (var (path, text) in Files)
        {
            await using var connection = await database.OpenAsync();
            foreach (var statement in Statements(text))
            {
                try
                {
                    // Unlike a command, a batch does not look for semicolons itself.
                    await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(statement) } };
                    await batch.ExecuteNonQueryAsync();
                }
                catch (PostgresException exception)
                {
                    throw new InvalidOperationException($"{Path.GetFileName(path)}: {exception.MessageText}: {statement}", exception);
                }
            }
        }
    }

    /// <summary>The schema that the reader sees in the files.</summary>
    public DatabaseSchema Read() => DdlReader.Read(Files);

    private static IEnumerable<string> Statements(string text)
    {
        var reader = new SqlTokenReader(text);
        while (reader.MoveToNextStatement())
            yield return text.Substring(reader.StatementRange.Start, reader.StatementRange.Length);
    }
}
