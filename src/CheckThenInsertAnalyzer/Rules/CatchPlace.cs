using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Rules;

/// <summary>Where a finding about a handler is shown: on the type that it catches, or on the word where it names none.</summary>
internal static class CatchPlace
{
    /// <summary>The place.</summary>
    public static SyntaxNodeOrToken Of(ICatchClauseOperation clause) => clause.Syntax switch
    {
        CatchClauseSyntax { Declaration.Type: { } type } => type,
        CatchClauseSyntax { CatchKeyword: var keyword } => keyword,
        var syntax => syntax,
    };
}
