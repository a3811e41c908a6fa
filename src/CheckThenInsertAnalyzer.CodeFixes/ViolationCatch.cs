using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>Writes the catch of a unique violation, in the shape in which it arrives (FACTS F1, F5).</summary>
/// <param name="Shape">Bare or wrapped.</param>
/// <param name="Constraint">The violated key's name as the server spells it; null when it is not surely known, then any unique key's violation is taken.</param>
/// <param name="HasNpgsql">Whether Npgsql's exception types can be named; else those of System.Data.Common.</param>
/// <param name="Variable">A free name for the exception.</param>
internal sealed record ViolationCatch(ViolationShape Shape, string? Constraint, bool HasNpgsql, string Variable)
{
    /// <summary>The catch for a call, with the constraint of a key when its spelling is sure.</summary>
    public static ViolationCatch For(ViolationShape shape, UniqueKey? key, BodyUnderAnalysis body, SyntaxNode place) => new(
        shape,
        key?.Name,
        body.Project.Libraries.Npgsql is { PostgresErrorCodes: not null },
        FreeName(place));

    /// <summary>The namespaces that the written types stand in.</summary>
    public IEnumerable<string> Namespaces
    {
        get
        {
            yield return HasNpgsql ? "Npgsql" : "System.Data.Common";
            if (Shape == ViolationShape.Wrapped)
                yield return "Microsoft.EntityFrameworkCore";
        }
    }

    /// <summary>A try statement round statements.</summary>
    /// <param name="guarded">What is tried.</param>
    /// <param name="handler">What is done after a violation; when it is nothing, a comment says why.</param>
    public TryStatementSyntax Round(IEnumerable<StatementSyntax> guarded, IReadOnlyCollection<StatementSyntax> handler)
    {
        var reason = handler.Count == 0 ? "// Another session has inserted the row since the check.\n" : "";
        var frame = (TryStatementSyntax)SyntaxFactory.ParseStatement($"try\n{{\n}}\n{Head()}\n{{\n{reason}}}\n");
        var clause = frame.Catches[0].WithBlock(frame.Catches[0].Block.WithStatements(SyntaxFactory.List(handler)));
        return frame
            .WithBlock(SyntaxFactory.Block(guarded))
            .WithCatches(SyntaxFactory.SingletonList(clause))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private string Head()
    {
        var state = HasNpgsql ? "PostgresErrorCodes.UniqueViolation" : "\"23505\"";
        var type = HasNpgsql ? "PostgresException" : "DbException";
        // ConstraintName is Npgsql's own; DbException has none.
        var constraint = HasNpgsql && Constraint is not null ? SymbolDisplay.FormatLiteral(Constraint, quote: true) : null;
        if (Shape == ViolationShape.Wrapped)
            return $"catch (DbUpdateException {Variable}) when ({Variable}.InnerException is {type} {{ SqlState: {state}{(constraint is null ? "" : $", ConstraintName: {constraint}")} }})";
        return $"catch ({type} {Variable}) when ({Variable}.SqlState == {state}{(constraint is null ? "" : $" && {Variable}.ConstraintName == {constraint}")})";
    }

    /// <summary>A name for the exception that nothing in the member has yet.</summary>
    private static string FreeName(SyntaxNode place)
    {
        var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax) ?? place.SyntaxTree.GetRoot();
        var taken = member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToImmutableHashSet();
        return new[] { "ex", "exception", "violation", "uniqueViolation" }.FirstOrDefault(name => !taken.Contains(name)) ?? "uniqueViolationException";
    }
}
