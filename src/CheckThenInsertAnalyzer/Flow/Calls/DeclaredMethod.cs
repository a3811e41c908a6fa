using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A method with a body, known from its syntax and text alone: nothing is bound.</summary>
/// <param name="File">The file's tree.</param>
/// <param name="Span">Where its declaration stands.</param>
/// <param name="Name">Its name; that of the class for a constructor.</param>
/// <param name="Calls">The names that its body calls, each once.</param>
/// <param name="Words">What its own text says that it does with the database.</param>
internal sealed record DeclaredMethod(SyntaxTree File, TextSpan Span, string Name, IReadOnlyCollection<string> Calls, DatabaseWords Words);
