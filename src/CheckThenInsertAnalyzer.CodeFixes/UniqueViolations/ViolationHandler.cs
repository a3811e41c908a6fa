using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules.UniqueViolations;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.UniqueViolations;

/// <summary>What is done about a violation that nobody took so far.</summary>
/// <param name="Clause">The catch clause.</param>
/// <param name="Statements">Detach the failed entity where there is one, and tell the caller in plain words which row is there already.</param>
internal sealed record ViolationHandler(ViolationCatch Clause, IReadOnlyCollection<StatementSyntax> Statements)
{
    /// <summary>The handler for a finding; null when it cannot be written there.</summary>
    public static ViolationHandler? For(UnhandledViolationFinding finding, StatementSyntax statement, TypeNames names, BodyUnderAnalysis body)
    {
        var variable = FreeName.In(statement, body.Model, "ex", "exception", "violation");
        var constraint = ConstraintTest.For(finding.Key, finding.Insert, body);
        var shape = finding.Sender is FlushCall ? ViolationShape.Wrapped : ViolationShape.Bare;
        if (ViolationCatch.For(shape, constraint, variable, names, body.Project.Libraries) is not { } clause)
            return null;

        var told = SyntaxFactory.ParseStatement($"throw new {InvalidOperation(names, body)}({Message(finding, constraint, body)}, {variable});");
        if (finding.Sender is not FlushCall flush)
            return new ViolationHandler(clause, [told]);
        return finding.Insert is EntityInsertCall insert && AddedEntity.Detachment(insert, flush, names, [], body) is { } detachment
            ? new ViolationHandler(clause, [detachment, told])
            : null;
    }

    private static string InvalidOperation(TypeNames names, BodyUnderAnalysis body) =>
        body.Model.Compilation.FindType("System.InvalidOperationException") is { } type ? names.Of(type) : "global::System.InvalidOperationException";

    /// <summary>Names the key only where no other one that users choose can have been violated.</summary>
    private static string Message(UnhandledViolationFinding finding, ConstraintTest? constraint, BodyUnderAnalysis body)
    {
        var rows = finding.Insert.Rows is EntityRows ? finding.Insert.Rows.DisplayName : $"row of {finding.Insert.Rows.DisplayName}";
        var isOnlyKey = body.Project.Keys.UniqueKeysOf(finding.Insert.Rows, body.Cancellation).All(key => key == finding.Key || IsGenerated(key, finding.Insert.Rows, body));
        var key = constraint is { IsExcluded: false } || isOnlyKey ? "this " + Listed(finding.Key.Parts) : "the same unique key";
        return SyntaxFactory.Literal($"Another {rows} with {key} already exists.").Text;
    }

    private static string Listed(IReadOnlyList<KeyPart> parts) => parts.Count == 1
        ? parts[0].ToString()
        : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[parts.Count - 1]}";

    private static bool IsGenerated(UniqueKey key, RowSet rows, BodyUnderAnalysis body) => key.Parts is [{ Column: { } column }] && rows switch
    {
        TableRows table => body.Project.Keys.Table(table, body.Cancellation)?.Column(column)?.DrawsFromSequence == true,
        EntityRows { Entity: var entity } => body.Project.Keys.Entity(entity, body.Cancellation).GeneratedKey.Property == column,
        _ => false,
    };
}
