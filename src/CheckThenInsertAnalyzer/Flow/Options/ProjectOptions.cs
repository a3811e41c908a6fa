using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>The options of a project's files. Files that set the same share what was read.</summary>
internal sealed class ProjectOptions(AnalyzerConfigOptionsProvider provider)
{
    private readonly ConcurrentDictionary<OptionValues, AnalysisOptions> _read = new();

    /// <summary>The options that hold for a file.</summary>
    public AnalysisOptions Of(SyntaxTree file)
    {
        var values = OptionValues.Of(provider.GetOptions(file));
        return values == default ? AnalysisOptions.Default : _read.GetOrAdd(values, OptionReader.Read);
    }

    /// <summary>How many calls the file that follows most of them wants followed.</summary>
    public int LargestCallDepthOf(IEnumerable<SyntaxTree> files) => files.Select(file => Of(file).MaximumCallDepth).DefaultIfEmpty(0).Max();

    /// <summary>The values that no option takes, each once, with the first file that it is set for.</summary>
    public IEnumerable<(MisreadOption Option, SyntaxTree File)> MisreadIn(IEnumerable<SyntaxTree> files)
    {
        var told = new HashSet<MisreadOption>();
        foreach (var file in files)
        {
            foreach (var option in Of(file).Misread)
            {
                if (told.Add(option))
                    yield return (option, file);
            }
        }
    }
}
