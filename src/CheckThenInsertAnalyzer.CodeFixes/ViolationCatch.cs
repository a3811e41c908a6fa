using CheckThenInsertAnalyzer.DataAccess;
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
/// <param name="Names">Writes the types' names, and the using directives that they need.</param>
/// <param name="Libraries">Where Npgsql is not referenced, its base type in System.Data.Common is caught.</param>
/// <param name="Variable">A free name for the exception.</param>
internal sealed record ViolationCatch(ViolationShape Shape, string? Constraint, TypeNames Names, LibrarySymbols Libraries, string Variable)
{
    /// <summary>The catch for a call, with the constraint of a key when its spelling is sure; null when the exception types cannot be named.</summary>
    public static ViolationCatch? For(ViolationShape shape, UniqueKey? key, BodyUnderAnalysis body, SyntaxNode place)
    {
        var libraries = body.Project.Libraries;
        if (libraries.AdoNet is null || (shape == ViolationShape.Wrapped && libraries.EntityFramework?.DbUpdateException is null))
            return null;

        var names = new TypeNames(body.Model, place.SpanStart);
        return new ViolationCatch(shape, key?.Name, names, libraries, FreeName.In(place, "ex", "exception", "violation"));
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
        var state = Names.OfUniqueViolation(Libraries);
        var raised = Names.Of(Libraries.Npgsql?.PostgresException ?? Libraries.AdoNet!.DbException);
        // ConstraintName is Npgsql's own; DbException has none.
        var constraint = Libraries.Npgsql is not null && Constraint is not null ? SymbolDisplay.FormatLiteral(Constraint, quote: true) : null;
        if (Shape == ViolationShape.Wrapped)
            return $"catch ({Names.Of(Libraries.EntityFramework!.DbUpdateException!)} {Variable}) when ({Variable}.InnerException is {raised} {{ SqlState: {state}{(constraint is null ? "" : $", ConstraintName: {constraint}")} }})";
        return $"catch ({raised} {Variable}) when ({Variable}.SqlState == {state}{(constraint is null ? "" : $" && {Variable}.ConstraintName == {constraint}")})";
    }
}
