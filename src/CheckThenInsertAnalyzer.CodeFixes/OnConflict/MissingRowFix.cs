using System.Composition;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.OnConflict;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.OnConflict;

/// <summary>CTI4002: lets the row come back always, or reads it as one that may be missing where the code is ready for null.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingRowFix)), Shared]
public sealed class MissingRowFix : FindingFixProvider
{
    /// <summary>The key of the first offer of each finding, so that one fix-all repairs them all.</summary>
    private const string BestKey = "CTI4002.ExpectTheRowToBeThere";

    private const string OtherKey = "CTI4002.OrDefault";

    private protected override string RuleId => MissingRow.Id;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body) =>
        finding is MissingRowFinding found
            ? new[] { OrDefault(found), ComesBackAlways(found, body) }.OfType<Rewrite>().Select((offer, index) => offer with { EquivalenceKey = index == 0 ? BestKey : OtherKey })
            : [];

    /// <summary>Not where the caller gets the 0: it may tell by it whether the row is new.</summary>
    private static Rewrite? ComesBackAlways(MissingRowFinding found, BodyUnderAnalysis body) =>
        found is { Update: { } update, Effect: not MissingRowEffect.ReturnsDefault } && ConflictClauseEdit.Of(found.Insert, update, body) is { } literals
            ? new Rewrite($"Let the row come back always: {update}", "", literals.ApplyTo)
            : null;

    /// <summary>QuerySingle of a type that can be null becomes QuerySingleOrDefault of it: who asked for such a type is ready for null.</summary>
    private static Rewrite? OrDefault(MissingRowFinding found)
    {
        if (found.Insert.Operation is not IInvocationOperation { TargetMethod: { Name: "QuerySingle" or "QuerySingleAsync" or "QueryFirst" or "QueryFirstAsync", TypeArguments: [var row] } method }
            || !CanBeNull(row)
            || found.Place.AsToken() is not { RawKind: (int)SyntaxKind.IdentifierToken } name)
            return null;

        var isAsync = method.Name.EndsWith("Async", StringComparison.Ordinal);
        var tolerant = (isAsync ? method.Name.Substring(0, method.Name.Length - 5) : method.Name) + "OrDefault" + (isAsync ? "Async" : "");
        return new Rewrite(
            $"Read it by {tolerant}, which gives null without a row",
            "",
            root => root.ReplaceToken(name, SyntaxFactory.Identifier(name.LeadingTrivia, tolerant, name.TrailingTrivia)));
    }

    private static bool CanBeNull(ITypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
}
