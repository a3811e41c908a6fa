using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The tables that the project's additional <c>*.sql</c> files define, read when first asked for.</summary>
internal sealed class SchemaFiles(ImmutableArray<AdditionalText> additionalFiles)
{
    private readonly object _reading = new();
    private DatabaseSchema? _schema;

    /// <summary>The schema after all files, in the order of their paths; a file that cannot be read tells nothing.</summary>
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
        var files = additionalFiles
            .Where(file => file.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file.Path, StringComparer.OrdinalIgnoreCase)
            .Select(file => (file.Path, Text: file.GetText(cancellation)?.ToString() ?? ""))
            .ToList();
        return files.Count == 0 ? DatabaseSchema.Empty : DdlReader.Read(files);
    }
}
