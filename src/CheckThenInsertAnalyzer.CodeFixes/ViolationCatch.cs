using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>The head of a catch clause for unique violations, in the shape in which they arrive (FACTS F1, F5).</summary>
/// <param name="Head">From <c>catch</c> to the end of the filter.</param>
internal sealed record ViolationCatch(string Head)
{
    /// <summary>The clause; null when the exception types are not referenced.</summary>
    /// <param name="shape">Bare or wrapped.</param>
    /// <param name="constraint">What is asked of the violated constraint; null to take any unique key's violation.</param>
    /// <param name="variable">A free name for the exception.</param>
    /// <param name="names">Writes the types' names, and remembers their namespaces.</param>
    /// <param name="libraries">Where Npgsql is not referenced its base type in System.Data.Common is caught, which has no constraint name.</param>
    public static ViolationCatch? For(ViolationShape shape, ConstraintTest? constraint, string variable, TypeNames names, LibrarySymbols libraries)
    {
        if ((libraries.Npgsql?.PostgresException ?? libraries.AdoNet?.DbException) is not { } raised)
            return null;

        var literal = constraint is null || libraries.Npgsql is null ? null : SymbolDisplay.FormatLiteral(constraint.Name, quote: true);
        var state = names.OfUniqueViolation(libraries);
        if (shape == ViolationShape.Bare)
            return new($"catch ({names.Of(raised)} {variable}) when ({variable}.SqlState == {state}{(literal is null ? "" : $" && {variable}.ConstraintName {(constraint!.IsExcluded ? "!=" : "==")} {literal}")})");

        return libraries.EntityFramework?.DbUpdateException is { } update
            ? new($"catch ({names.Of(update)} {variable}) when ({variable}.InnerException is {names.Of(raised)} {{ SqlState: {state}{(literal is null ? "" : $", ConstraintName: {(constraint!.IsExcluded ? "not " : "")}{literal}")} }})")
            : null;
    }

    /// <summary>The statement inside a try statement with this clause: the statement itself only moves. What it declares is declared before.</summary>
    /// <param name="statement">What is tried.</param>
    /// <param name="handler">What is done after a violation; when it is nothing, a comment says why.</param>
    /// <param name="names">How types are named there.</param>
    /// <param name="lineBreak">The file's line break.</param>
    public IEnumerable<StatementSyntax> Round(StatementSyntax statement, IReadOnlyCollection<StatementSyntax> handler, TypeNames names, SyntaxTrivia lineBreak)
    {
        var (declaration, tried) = DeclaredResult.Split(statement, names, lineBreak);
        var indentation = Indentation.Of(statement);
        var (outer, inner, end) = (indentation.Outer, indentation.Inner, lineBreak.ToString());
        var reason = handler.Count == 0 ? $"{inner}// Another session has inserted the row since the check.{end}" : "";
        var gap = HangsBraces(statement) ? " " : end + outer;
        var frame = (TryStatementSyntax)SyntaxFactory.ParseStatement($"try{gap}{{{end}{inner};{end}{outer}}}{gap}{Head}{gap}{{{end}{reason}{outer}}}");

        var clause = frame.Catches[0];
        var handled = clause.WithBlock(clause.Block.WithStatements(SyntaxFactory.List(handler.Select(one => OnItsOwnLine(one, inner, lineBreak)))));
        frame = frame.ReplaceNode(clause, handled);
        var placeholder = frame.Block.Statements[0];
        var moved = indentation.Deepen(tried).WithLeadingTrivia(placeholder.GetLeadingTrivia()).WithTrailingTrivia(placeholder.GetTrailingTrivia());
        var written = frame
            .ReplaceNode(placeholder, WithTrailingComment(moved, statement, placeholder))
            .WithLeadingTrivia(declaration is null ? statement.GetLeadingTrivia() : SyntaxFactory.TriviaList(SyntaxFactory.Whitespace(outer)))
            .WithTrailingTrivia(BlockEnd.Of(statement, lineBreak));
        return declaration is null ? [written] : [declaration, written];
    }

    /// <summary>Whether the braces round the statement open at the end of a line, and not on one of their own.</summary>
    private static bool HangsBraces(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block && !block.OpenBraceToken.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    private static StatementSyntax OnItsOwnLine(StatementSyntax original, string indentation, SyntaxTrivia lineBreak)
    {
        var statement = original.Parent is not null && Indentation.IsFirstOfLine(original) ? Indentation.Move(original, Indentation.Of(original).Outer, indentation) : original;
        var (leading, space) = (statement.GetLeadingTrivia(), SyntaxFactory.Whitespace(indentation));
        if (!leading.Any(KeptComments.IsComment))
            statement = statement.WithLeadingTrivia(leading.Any(SyntaxKind.EndOfLineTrivia) ? SyntaxFactory.TriviaList(lineBreak, space) : SyntaxFactory.TriviaList(space));
        if (!statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
            statement = statement.WithTrailingTrivia(statement.GetTrailingTrivia().Add(lineBreak));
        return statement.WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A comment behind the statement goes with it.</summary>
    private static StatementSyntax WithTrailingComment(StatementSyntax moved, StatementSyntax statement, StatementSyntax placeholder) =>
        statement.GetTrailingTrivia().Any(KeptComments.IsComment)
            ? moved.WithTrailingTrivia(statement.GetTrailingTrivia().Where(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Concat(placeholder.GetTrailingTrivia()))
            : moved;
}
