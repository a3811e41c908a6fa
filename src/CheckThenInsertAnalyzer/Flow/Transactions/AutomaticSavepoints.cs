using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Whether EF Core's savepoint round each SaveChanges (FACTS G4) is switched off.</summary>
internal static class AutomaticSavepoints
{
    private const string Switch = "AutoSavepointsEnabled";

    /// <summary>Whether the body does so, or the class of the context that the transaction is begun on.</summary>
    public static bool AreOff(IInvocationOperation begin, BodyUnderAnalysis body) =>
        body.Operations.Any(IsSwitchedOff)
        || (begin.DescendantsAndSelf().FirstOrDefault(part => body.Project.Libraries.EntityFramework?.IsContext(part.Type) == true)?.Type is { } context
            && context.DeclaringSyntaxReferences.Any(declared => SwitchesOff(declared, body.Cancellation)));

    private static bool IsSwitchedOff(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: Switch }, Value.ConstantValue: { HasValue: true, Value: false } };

    private static bool SwitchesOff(SyntaxReference declared, CancellationToken cancellation)
    {
        var text = declared.SyntaxTree.GetText(cancellation).ToString(declared.Span);
        return text.IndexOf(Switch, StringComparison.Ordinal) is var at && at >= 0 && text.IndexOf("false", at, Math.Min(30 + Switch.Length, text.Length - at), StringComparison.Ordinal) >= 0;
    }
}
