using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.CodeFixes.CheckThenInsert;

/// <summary>
/// A check that reads the row, written once more for a row that is known to be there: SingleAsync in the place of FirstOrDefaultAsync, or the same call
/// where a method looks for it or the key is not known, and the violation raised again where it finds none.
/// </summary>
/// <param name="Check">The check.</param>
/// <param name="Value">The expression that reads the row.</param>
/// <param name="MayBeAbsent">Whether it gives null without a row.</param>
internal sealed record RereadRow(ReadCall Check, ExpressionSyntax Value, bool MayBeAbsent)
{
    /// <summary>The reading; null when the check is no query of whole rows by exactly the key, or reads by another context than is flushed.</summary>
    public static RereadRow? Of(Race race, EntityInsertCall insert, FlushCall flush)
    {
        if (race is not { Check: { Library: DatabaseLibrary.EntityFramework, Operation: IInvocationOperation { Syntax: InvocationExpressionSyntax } read } check }
            || !IsOfKey(check.Predicate)
            || CallResult.Waited(read) is not { Syntax: ExpressionSyntax waited, Type: { } row }
            || !SymbolEqualityComparer.Default.Equals(row, insert.EntityRows.Entity))
            return null;

        return check.Chain.IsEmpty ? OfQuery(race, check, read, waited, flush) : OfMethod(check, read, waited);
    }

    private static RereadRow? OfQuery(Race race, ReadCall check, IInvocationOperation read, ExpressionSyntax waited, FlushCall flush)
    {
        if (read is not { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
            || read.TargetMethod is not { Name: "FirstOrDefault" or "FirstOrDefaultAsync" or "SingleOrDefault" or "SingleOrDefaultAsync", ContainingType.Name: "EntityFrameworkQueryableExtensions" or "Queryable" }
            || !IsOfContext(access, flush))
            return null;

        // Which key was violated is not known, or not that it has the values that were looked for: it need not be that row that was in the way.
        if (race.Arbiter is null || race.Agreement != KeyAgreement.Agrees)
            return new(check, waited.WithoutTrivia(), MayBeAbsent: true);
        var name = access.Name.Identifier;
        var single = name.ValueText.EndsWith("Async", StringComparison.Ordinal) ? "SingleAsync" : "Single";
        return new(check, waited.ReplaceToken(name, SyntaxFactory.Identifier(name.LeadingTrivia, single, name.TrailingTrivia)).WithoutTrivia(), MayBeAbsent: false);
    }

    /// <summary>The method does what it did for the check, whichever context it reads by: the row is found as it would have been found there.</summary>
    private static RereadRow? OfMethod(ReadCall check, IInvocationOperation read, ExpressionSyntax waited) =>
        check.Answer == ReadAnswer.Row
        && (read.Instance is null || SideEffects.AreAbsentFrom(read.Instance))
        && read.Arguments.All(argument => argument.IsImplicit || SideEffects.AreAbsentFrom(argument.Value))
            ? new(check, waited.WithoutTrivia(), MayBeAbsent: true)
            : null;

    /// <summary>The statements that read the row into a variable, written for the handler of the flush.</summary>
    public IReadOnlyList<StatementSyntax> Into(ILocalSymbol variable, FlushCall flush)
    {
        var statement = (ExpressionStatementSyntax)SyntaxFactory.ParseStatement($"{variable.Name} = null;");
        statement = statement.ReplaceNode(((AssignmentExpressionSyntax)statement.Expression).Right, Value);
        if (flush.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is not { } sent)
            return [statement];

        var indentation = Indentation.Of(sent);
        var read = Indentation.Move(statement, Indentation.OfLine(Check.Operation.Syntax), indentation.Inner);
        var lineBreak = LineBreak.Of(sent.SyntaxTree.GetRoot());
        return MayBeAbsent ? [read, SyntaxFactory.ParseStatement($"if ({variable.Name} is null){lineBreak}{indentation.Inner}{indentation.Step}throw;")] : [read];
    }

    /// <summary>Whether a value that a variable gets is the row that was looked for, or a new one: that is made where none was found.</summary>
    public static bool IsThisRow(IOperation? value, Race race) => value is not null && (value.WithoutWaiting() == race.Check.Operation || NewEntity.IsMade(value));

    /// <summary>A check that is narrower than the key would not find the row that was in the way (D4).</summary>
    private static bool IsOfKey(KeyPredicate predicate) =>
        predicate is { IsKeyAlone: true, Given: null } && predicate.Comparisons.All(comparison => comparison.IsPlain);

    private static bool IsOfContext(ExpressionSyntax query, FlushCall flush)
    {
        var root = query;
        while (root is MemberAccessExpressionSyntax or InvocationExpressionSyntax && !IsContext(root, flush))
            root = root is MemberAccessExpressionSyntax member ? member.Expression : ((InvocationExpressionSyntax)root).Expression;
        return IsContext(root, flush);
    }

    private static bool IsContext(ExpressionSyntax expression, FlushCall flush) => flush.Context switch
    {
        null or IInstanceReferenceOperation { IsImplicit: true } => expression is IdentifierNameSyntax,
        var context => SyntaxFactory.AreEquivalent(expression, context.Syntax),
    };
}
