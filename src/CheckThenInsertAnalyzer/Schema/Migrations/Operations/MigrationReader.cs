using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the Up method of an EF Core migration from its syntax. Blocks and the class's own methods are followed, and branches for other databases left out.</summary>
internal sealed class MigrationReader
{
    private const int DeepestBlock = 24;

    private readonly MigrationSteps _steps = new();
    private readonly MigrationOperations _operations;

    private MigrationReader() => _operations = new MigrationOperations(_steps);

    /// <summary>What the migration does.</summary>
    public static MigrationScript Read(MethodDeclarationSyntax up)
    {
        var reader = new MigrationReader();
        reader.ReadMethod(up, 0);
        return reader._steps.ToScript(up.SyntaxTree.FilePath);
    }

    private void ReadMethod(MethodDeclarationSyntax method, int depth)
    {
        if (method.ParameterList.Parameters.FirstOrDefault() is not { Identifier.ValueText: var builder })
            return;
        if (method.Body is { } body)
            Read(body, builder, depth);
        else if (method.ExpressionBody is { Expression: var expression })
            Read(expression, builder, depth);
    }

    private void Read(StatementSyntax? statement, string builder, int depth)
    {
        if (depth > DeepestBlock)
            return;

        switch (statement)
        {
            case BlockSyntax block:
                foreach (var inner in block.Statements)
                    Read(inner, builder, depth + 1);
                break;
            case ExpressionStatementSyntax { Expression: var expression }:
                Read(expression, builder, depth);
                break;
            case IfStatementSyntax choice:
                ReadChoice(choice, builder, depth);
                break;
            case CommonForEachStatementSyntax loop:
                Read(loop.Statement, builder, depth + 1);
                break;
            case ForStatementSyntax loop:
                Read(loop.Statement, builder, depth + 1);
                break;
            case UsingStatementSyntax used:
                Read(used.Statement, builder, depth + 1);
                break;
            case TryStatementSyntax tried:
                Read(tried.Block, builder, depth + 1);
                break;
        }
    }

    /// <summary>A test for one database decides; any other is taken to hold.</summary>
    private void ReadChoice(IfStatementSyntax choice, string builder, int depth)
    {
        var isHeld = DatabaseTest.Outcome(choice.Condition);
        if (isHeld != false)
            Read(choice.Statement, builder, depth + 1);
        if (isHeld != true)
            Read(choice.Else?.Statement, builder, depth + 1);
    }

    private void Read(ExpressionSyntax expression, string builder, int depth)
    {
        if (BuilderChain.Of(expression) is not { Steps: [var first, ..] } chain)
            return;
        if (chain.Root == builder)
            _operations.Read(chain);
        else if (first.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax handed && handed.Identifier.ValueText == builder))
            Follow(expression, first, isOwn: chain.Root.Length == 0, depth);
    }

    /// <summary>A method that is given the builder: one of the migration's own class is read too, of any other it is open what it does.</summary>
    private void Follow(ExpressionSyntax call, BuilderStep step, bool isOwn, int depth)
    {
        var own = call.FirstAncestorOrSelf<ClassDeclarationSyntax>()?.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.ValueText == step.Name && method.ParameterList.Parameters.FirstOrDefault()?.Type?.ToString().EndsWith("MigrationBuilder", StringComparison.Ordinal) == true)
            .Take(2)
            .ToList();
        if (isOwn && own is [var method] && depth < DeepestBlock)
            ReadMethod(method, depth + (DeepestBlock / 4));
        else
            _steps.Forget(step.Source.Line);
    }
}
