using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>A catch clause for the unique violations of one statement.</summary>
/// <param name="Head">From <c>catch</c> to the end of the filter.</param>
/// <param name="Detachment">The statement that detaches the failed entity; null where there is none.</param>
/// <param name="Throw">The statement that tells the caller.</param>
internal sealed record ViolationCatch(string Head, string? Detachment, string Throw)
{
    /// <summary>The clause for a finding; null when it cannot be written there.</summary>
    public static ViolationCatch? For(UnhandledViolationFinding finding, StatementSyntax statement, TypeNames names, BodyUnderAnalysis body)
    {
        var libraries = body.Project.Libraries;
        if (libraries.Npgsql?.PostgresException is not { } postgres)
            return null;

        var exception = FreeName.In(statement, finding.Sender.Operation.SemanticModel!, "ex", "exception", "violation");
        var constraint = ConstraintNameOf(finding, body);
        var toldThrow = $"throw new {InvalidOperation(names, finding)}({Message(finding, constraint, body)}, {exception});";
        if (finding.Sender is not FlushCall flush)
        {
            var name = constraint is null ? "" : $" && {exception}.ConstraintName == {constraint}";
            return new ViolationCatch($"catch ({names.Of(postgres)} {exception}) when ({exception}.SqlState == {names.OfUniqueViolation(libraries)}{name})", Detachment: null, toldThrow);
        }

        if (libraries.EntityFramework?.DbUpdateException is not { } update
            || finding.Insert is not EntityInsertCall insert
            || AddedEntity.Detachment(insert, flush, body, () => EntityState(update, names)) is not { } detachment)
            return null;

        var member = constraint is null ? "" : $", ConstraintName: {constraint}";
        return new ViolationCatch(
            $"catch ({names.Of(update)} {exception}) when ({exception}.InnerException is {names.Of(postgres)} {{ SqlState: {names.OfUniqueViolation(libraries)}{member} }})",
            detachment,
            toldThrow);
    }

    /// <summary>The statement inside a try statement with this clause. What is new is marked for formatting; the statement itself only moves.</summary>
    public TryStatementSyntax Round(StatementSyntax statement, SyntaxTrivia lineBreak)
    {
        var indentation = Indentation.Of(statement);
        var (outer, inner, end) = (indentation.Outer, indentation.Inner, lineBreak.ToString());
        var block = $"{outer}{{{end}{(Detachment is null ? "" : inner + Detachment + end)}{inner}{Throw}{end}{outer}}}";
        var text = $"try{end}{outer}{{{end}{inner};{end}{outer}}}{end}{outer}{Head}{end}{block}";
        var written = (TryStatementSyntax)SyntaxFactory.ParseStatement(text);

        var placeholder = written.Block.Statements[0];
        var moved = indentation.Deepen(statement).WithLeadingTrivia(placeholder.GetLeadingTrivia()).WithTrailingTrivia(placeholder.GetTrailingTrivia());
        return written
            .ReplaceNode(placeholder, WithTrailingComment(moved, statement, placeholder))
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithTrailingTrivia(statement.GetTrailingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)));
    }

    /// <summary>A comment behind the statement goes with it.</summary>
    private static StatementSyntax WithTrailingComment(StatementSyntax moved, StatementSyntax statement, StatementSyntax placeholder) =>
        statement.GetTrailingTrivia().Any(KeptComments.IsComment)
            ? moved.WithTrailingTrivia(statement.GetTrailingTrivia().Where(trivia => !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Concat(placeholder.GetTrailingTrivia()))
            : moved;

    private static string InvalidOperation(TypeNames names, UnhandledViolationFinding finding) =>
        finding.Sender.Operation.SemanticModel!.Compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly.GetTypeByMetadataName("System.InvalidOperationException") is { } type
            ? names.Of(type)
            : "global::System.InvalidOperationException";

    private static string EntityState(INamedTypeSymbol update, TypeNames names) =>
        update.ContainingAssembly.GetTypeByMetadataName("Microsoft.EntityFrameworkCore.EntityState") is { } state ? names.Of(state) : "global::Microsoft.EntityFrameworkCore.EntityState";

    /// <summary>The key's name as a literal; null when it is not known, or when the server reports a partition's (FACTS F3).</summary>
    private static string? ConstraintNameOf(UnhandledViolationFinding finding, BodyUnderAnalysis body) =>
        finding.Key.Name is { } name && !(finding.Insert.Rows is TableRows table && body.Project.Keys.Table(table, body.Cancellation)?.IsPartitioned == true)
            ? SyntaxFactory.Literal(name).Text
            : null;

    /// <summary>Names the key only where no other can have been violated.</summary>
    private static string Message(UnhandledViolationFinding finding, string? constraint, BodyUnderAnalysis body)
    {
        var rows = finding.Insert.Rows is EntityRows ? finding.Insert.Rows.DisplayName : $"row of {finding.Insert.Rows.DisplayName}";
        var isOnlyKey = body.Project.Keys.UniqueKeysOf(finding.Insert.Rows, body.Cancellation).All(key => key == finding.Key);
        var key = constraint is not null || isOnlyKey ? WordsFor(finding.Key) : "unique key";
        return SyntaxFactory.Literal($"A {rows} with this {key} already exists.").Text;
    }

    private static string WordsFor(UniqueKey key) => string.Join(" and ", key.Parts);
}
