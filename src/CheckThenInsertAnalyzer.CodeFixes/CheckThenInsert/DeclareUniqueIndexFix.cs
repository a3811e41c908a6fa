using System.Composition;
using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using CheckThenInsertAnalyzer.Rules;
using CheckThenInsertAnalyzer.Rules.CheckThenInsert;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>CTI1006: declares the unique index in EF Core's model. It becomes one of the database with the next migration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareUniqueIndexFix)), Shared]
public sealed class DeclareUniqueIndexFix : FindingFixProvider
{
    private protected override string RuleId => UncoveredKey.Id;

    /// <summary>Each index changes the database and fails on the duplicates that are there: somebody has to decide on it.</summary>
    private protected override bool FixesAll => false;

    private protected override IEnumerable<Rewrite> RewritesOf(Finding finding, BodyUnderAnalysis body)
    {
        if (finding is not UncoveredKeyFinding { Race: { Insert: EntityInsertCall { EntityRows.Entity: var entity } } race }
            || !race.IsMeantToBeUnique(body)
            || DeclarationOf(entity, body) is not { } declaration
            || UniqueIndexAttribute.Of(entity, race.Columns.ToList(), body.Project.Models.For(declaration.SyntaxTree), declaration) is not { } attribute)
            yield break;

        yield return new Rewrite(
            $"Declare a unique index on ({string.Join(", ", race.Columns)}) of '{entity.Name}'",
            "CTI1006.DeclareUniqueIndex",
            attribute.Apply)
        {
            Tree = declaration.SyntaxTree,
        };
    }

    /// <summary>The one place where the class is written; null when it is partly generated or in another project.</summary>
    private static TypeDeclarationSyntax? DeclarationOf(INamedTypeSymbol entity, BodyUnderAnalysis body) =>
        entity is { IsGenericType: false, DeclaringSyntaxReferences: [var reference] } && body.Project.Models.Know(reference.SyntaxTree)
            ? reference.GetSyntax(body.Cancellation) as TypeDeclarationSyntax
            : null;
}
