using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The methods and types of a compilation, and of referenced projects that come with their source as in an editor, by name; and from names alone
/// which of them may lead to the database. It is made when first asked for.
/// </summary>
internal sealed class SourceIndex
{
    private readonly ILookup<string, DeclaredMethod> _methods;
    private readonly ILookup<string, DeclaredType> _derived;
    private readonly ImmutableArray<HashSet<string>> _readers;
    private readonly ImmutableArray<HashSet<string>> _writers;

    private SourceIndex(IReadOnlyCollection<DeclarationsOfFile> files, int depth)
    {
        var methods = files.SelectMany(file => file.Methods).ToList();
        _methods = methods.ToLookup(method => method.Name, StringComparer.Ordinal);
        _derived = files.SelectMany(file => file.Types).SelectMany(type => type.Bases, (type, name) => (type, name)).ToLookup(pair => pair.name, pair => pair.type, StringComparer.Ordinal);
        _readers = NamesLeadingTo(DatabaseWords.Reads, methods, depth);
        _writers = NamesLeadingTo(DatabaseWords.Writes, methods, depth);
    }

    /// <summary>Indexes files.</summary>
    /// <param name="files">The trees of the compilation and of its referenced projects.</param>
    /// <param name="depth">How many calls may lie between a body and the database.</param>
    /// <param name="cancellation">Ends the analysis early.</param>
    public static SourceIndex Of(IEnumerable<SyntaxTree> files, int depth, CancellationToken cancellation) =>
        new(files.Select(file => DeclarationsOfFile.Of(file, cancellation)).ToList(), depth);

    /// <summary>The methods of that name that have a body.</summary>
    public IEnumerable<DeclaredMethod> MethodsNamed(string name) => _methods[name];

    /// <summary>The types whose base list has that name.</summary>
    public IEnumerable<DeclaredType> TypesDerivedFrom(string name) => _derived[name];

    /// <summary>Whether some method of that name may read or write within so many calls.</summary>
    public bool MayLeadToDatabase(string name, int depth) => MayRead(name, depth) || MayWrite(name, depth);

    /// <summary>Whether some method of that name may read within so many calls.</summary>
    public bool MayRead(string name, int depth) => depth > 0 && _readers.Length > 0 && _readers[Math.Min(depth, _readers.Length) - 1].Contains(name);

    /// <summary>Whether some method of that name may write within so many calls.</summary>
    public bool MayWrite(string name, int depth) => depth > 0 && _writers.Length > 0 && _writers[Math.Min(depth, _writers.Length) - 1].Contains(name);

    /// <summary>The names of the methods that lead there within one call, within two, and so on.</summary>
    private static ImmutableArray<HashSet<string>> NamesLeadingTo(DatabaseWords words, List<DeclaredMethod> methods, int depth)
    {
        var levels = ImmutableArray.CreateBuilder<HashSet<string>>();
        for (var level = 0; level < depth; level++)
        {
            var known = level == 0 ? new HashSet<string>(StringComparer.Ordinal) : new HashSet<string>(levels[level - 1], StringComparer.Ordinal);
            foreach (var method in methods)
            {
                if (level == 0 ? (method.Words & words) != 0 : levels[level - 1].Overlaps(method.Calls))
                    known.Add(method.Name);
            }

            levels.Add(known);
        }

        return levels.ToImmutable();
    }
}
