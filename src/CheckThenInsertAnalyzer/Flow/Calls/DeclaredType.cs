using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A class or record, known from its syntax alone.</summary>
/// <param name="File">The file's tree.</param>
/// <param name="Span">Where its declaration stands.</param>
/// <param name="Bases">The names in its base list, without namespaces and type arguments.</param>
internal sealed record DeclaredType(SyntaxTree File, TextSpan Span, IReadOnlyCollection<string> Bases);
