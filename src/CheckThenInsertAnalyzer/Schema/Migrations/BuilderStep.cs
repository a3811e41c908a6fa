using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One step of a chain on a builder: a called method or a read property, as it stands in the syntax.</summary>
/// <param name="Name">Its name without type arguments.</param>
/// <param name="TypeArgument">Its first type argument; null when it has none.</param>
/// <param name="Arguments">What it is given; the receiver of an extension called statically is not among them.</param>
/// <param name="Place">The name in the source.</param>
internal sealed record BuilderStep(string Name, TypeSyntax? TypeArgument, IReadOnlyList<ArgumentSyntax> Arguments, SyntaxNode Place)
{
    /// <summary>The argument for a parameter, by its name or else by its place among the arguments without a name; null when there is none.</summary>
    public ExpressionSyntax? Argument(string name, int place)
    {
        var named = Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        if (named is not null)
            return named.Expression;

        return place < Arguments.Count && Arguments[place].NameColon is null ? Arguments[place].Expression : null;
    }

    /// <summary>The lambda among the arguments; null when there is none.</summary>
    public LambdaExpressionSyntax? Lambda => Arguments.Select(argument => argument.Expression).OfType<LambdaExpressionSyntax>().FirstOrDefault();

    /// <summary>The name of the lambda's only parameter; null when there is no such lambda.</summary>
    public string? LambdaParameter => Lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var parameter] } => parameter.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The line on which it stands.</summary>
    public SchemaSource Source => SourceLine.OfCall(Place);
}
