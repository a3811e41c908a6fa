using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Knows the variables of a body whose row no living context tracks: what is added to its navigations is not inserted by a flush.</summary>
internal sealed class UntrackedRows(EntityFrameworkSymbols symbols, LocalAssignments locals, SemanticModels models, IReadOnlyList<IOperation> body)
{
    private static readonly string[] Attaching = ["Add", "AddAsync", "AddRange", "Attach", "AttachRange", "Update", "UpdateRange", "Entry"];

    /// <summary>Whether the owner of a navigation was read without tracking, or by a method whose own context is disposed, and is not handed to a context later.</summary>
    public bool Hold(IOperation owner) =>
        owner.WithoutConversions() is ILocalReferenceOperation { Local: var local }
        && locals.ValuesOf(local) is { Count: > 0 } values
        && values.All(value => value is not null && IsUntracked(value))
        && !IsAttached(local);

    private bool IsUntracked(IOperation value)
    {
        var read = value.WithoutWaiting();
        if (read is ICoalesceOperation { Value: var found })
            read = found.WithoutWaiting();
        if (read is IInvocationOperation { TargetMethod: var method } && DisposesContext(method))
            return true;
        for (var step = read as IInvocationOperation; step is not null; step = step.Receiver()?.WithoutConversions() as IInvocationOperation)
        {
            if (step.TargetMethod.Name is "AsNoTracking" or "AsNoTrackingWithIdentityResolution")
                return true;
        }

        return false;
    }

    /// <summary>Whether the method makes a context and disposes it before it returns.</summary>
    private bool DisposesContext(IMethodSymbol method) =>
        method.OriginalDefinition.DeclaringSyntaxReferences is [var declared]
        && models.Know(declared.SyntaxTree)
        && declared.GetSyntax().DescendantNodes().OfType<VariableDeclarationSyntax>().Any(variables =>
            IsUsing(variables) && models.For(declared.SyntaxTree).GetDeclaredSymbol(variables.Variables[0]) is ILocalSymbol { Type: var type } && symbols.IsContext(type));

    private static bool IsUsing(VariableDeclarationSyntax variables) =>
        variables.Parent is UsingStatementSyntax || (variables.Parent is LocalDeclarationStatementSyntax statement && statement.UsingKeyword.IsKind(SyntaxKind.UsingKeyword));

    private bool IsAttached(ILocalSymbol owner) => body.OfType<IInvocationOperation>().Any(call =>
        Array.IndexOf(Attaching, call.TargetMethod.Name) >= 0
        && call.Instance is { Type: { } type }
        && (symbols.IsContext(type) || symbols.EntityOfSet(type) is not null)
        && call.Arguments.Any(argument => argument.Value.DescendantsAndSelf().Any(part => part is ILocalReferenceOperation { Local: var given } && SymbolEqualityComparer.Default.Equals(given, owner))));
}
