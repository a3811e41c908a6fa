using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>A schema file that is handed to the analyzers as an additional file.</summary>
internal sealed class SchemaFile(string path, string text) : AdditionalText
{
    private readonly SourceText content = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => content;
}
