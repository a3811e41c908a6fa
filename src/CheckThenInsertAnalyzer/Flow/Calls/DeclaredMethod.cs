using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A method with a body, known from its syntax and text alone: nothing is bound.</summary>
/// <param name="File">The file's tree.</param>
/// <param name="Span">Where its declaration stands.</param>
/// <param name="Name">Its name; that of the class for a constructor.</param>
/// <param name="Types">The types that it stands in, innermost first.</param>
/// <param name="Parameters">The names of its parameters' types, by the parameters' names.</param>
/// <param name="Extended">The name of the type that it extends; null when it is no extension method.</param>
/// <param name="Calls">The calls that its body writes, each once.</param>
/// <param name="MayReach">Whether its file has a word for something that reaches the database.</param>
internal sealed record DeclaredMethod(
    SyntaxTree File,
    TextSpan Span,
    string Name,
    ImmutableArray<string> Types,
    IReadOnlyDictionary<string, string> Parameters,
    string? Extended,
    IReadOnlyCollection<WrittenCall> Calls,
    bool MayReach)
{
    private ConcurrentDictionary<string, string?>? _locals;
    private HashSet<string>? _names;

    /// <summary>Whether it or a type round it has type parameters, so that other code names what it works with.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>All names in its text, read when first asked for.</summary>
    public HashSet<string> Names => _names ??= WrittenNames.In(ReadText());

    /// <summary>Its text.</summary>
    public string ReadText() => File.GetText().ToString(Span);

    /// <summary>What <see cref="WrittenLocals"/> says of a name in the text, which costs a copy of it and is the same as long as the file is.</summary>
    public string? TypeOfLocal(string name) => (_locals ??= new(concurrencyLevel: 1, capacity: 4, StringComparer.Ordinal)).GetOrAdd(name, local => WrittenLocals.TypeOf(local, ReadText()));

    /// <summary>How many parameters it has, those of built-in types included.</summary>
    public int ParameterCount { get; init; }

    /// <summary>The name of the first parameter's type; null when it has none.</summary>
    public string? FirstParameterType { get; init; }

    /// <summary>Every declaration is itself alone: two are never the same.</summary>
    public bool Equals(DeclaredMethod? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
