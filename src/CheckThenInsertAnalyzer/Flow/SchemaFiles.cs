using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The tables and functions that the project's additional <c>*.sql</c> files define, read when first asked for.</summary>
/// <param name="additionalFiles">All additional files of the project.</param>
/// <param name="readScript">Reads a text, or gives what was read of the same text in an earlier compilation.</param>
internal sealed class SchemaFiles(ImmutableArray<AdditionalText> additionalFiles, Func<SourceText, DdlScript> readScript)
{
    private readonly object _reading = new();
    private DatabaseSchema? _schema;

    /// <summary>The schema after all files, in the order in which a migration tool applies them; a file that cannot be read tells nothing.</summary>
    public DatabaseSchema Read(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _schema) is { } known)
            return known;

        // Only a completed reading is kept, so that a cancelled question leaves the next one to read again.
        lock (_reading)
        {
            if (_schema is null)
                Volatile.Write(ref _schema, ReadFiles(cancellation));
            return _schema!;
        }
    }

    private DatabaseSchema ReadFiles(CancellationToken cancellation)
    {
        var files = additionalFiles.Where(file => file.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)).ToLookup(file => file.Path, StringComparer.Ordinal);
        if (files.Count == 0)
            return DatabaseSchema.Empty;

        var scripts = new List<(string Path, DdlScript Script)>();
        foreach (var path in MigrationOrder.Of(files.Select(file => file.Key)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (files[path].First().GetText(cancellation) is { } text)
                scripts.Add((path, readScript(text)));
        }

        return DdlReader.Apply(scripts);
    }
}
