using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells whether the row is changed where a check has found it: there only, or there too and before what is inserted is sent.</summary>
internal sealed class FoundRowUpdates(BodyUnderAnalysis body, GuardReader guards, InsertCall insert, ReadCall read, DerivedValues found)
{
    /// <summary>Whether it is.</summary>
    public bool Any() =>
        body.CallsAcross.Any(call => UpdatesRows(call) && IsWherePresent(call.Operation))
        || body.Operations.Any(operation => Changes(operation) && (IsWherePresent(operation) || IsBeforeFlush(operation)));

    private bool IsWherePresent(IOperation operation) => guards.BlockOf(operation.Syntax) is { } block && guards.IsPresentAt(block, read);

    /// <summary>What is changed before EF Core inserts has to be changed again in the row of the session that wins.</summary>
    private bool IsBeforeFlush(IOperation operation) =>
        insert is EntityInsertCall
        && operation.Syntax.SpanStart > insert.Operation.Syntax.SpanStart
        && !body.FlushesAfter(insert).Any(flush => flush.Operation.Syntax.SpanStart < operation.Syntax.SpanStart)
        && guards.BlockOf(operation.Syntax) is { } block
        && guards.When(read, Presence.Present).Contains(block);

    private bool UpdatesRows(DatabaseCall call) => call switch
    {
        StatementCall { Statement: UpdateStatement update } => AreSameRows(new TableRows(update.Table.Name)),
        ReadCall { Change: RowChange.Update } update => AreSameRows(update.Rows),
        _ => false,
    };

    private bool AreSameRows(RowSet rows) => body.Project.Keys.Translate(KeyPredicate.Everything, rows, insert.Rows, body.Cancellation) is not null;

    private bool Changes(IOperation operation) => operation switch
    {
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "State", Instance: IInvocationOperation { TargetMethod.Name: "Entry" } entry } } assignment =>
            assignment.Value is IFieldReferenceOperation { Field.Name: "Modified" } && PassesRow(entry),
        IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } owner } } => found.Holds(owner),
        IIncrementOrDecrementOperation { Target: IMemberReferenceOperation { Instance: { } owner } } => found.Holds(owner),
        IInvocationOperation invocation => Changes(invocation),
        _ => false,
    };

    private bool Changes(IInvocationOperation invocation)
    {
        var name = invocation.TargetMethod.Name;
        if (name.StartsWith("Update", StringComparison.Ordinal) && PassesRow(invocation))
            return true;
        if (name == "SetValues")
            return invocation.Instance is IPropertyReferenceOperation { Instance: IInvocationOperation { TargetMethod.Name: "Entry" } entry } && PassesRow(entry);

        // Mappers write into their last argument.
        if (name is "Map" or "Adapt")
            return invocation.Arguments is [_, .., var target] && found.Holds(target.Value);
        return invocation.Instance is { } owner && IsEntityMethod(invocation.TargetMethod) && found.Holds(owner) && CallResult.IsDropped(invocation);
    }

    /// <summary>Whether the row that was found is handed over, or the one that would be inserted.</summary>
    private bool PassesRow(IInvocationOperation invocation) => invocation.Arguments.Any(argument => found.AreIn(argument.Value) || IsInsertedToo(argument.Value));

    private bool IsInsertedToo(IOperation value) =>
        AssignedVariable.SymbolOf(value) is ILocalSymbol or IParameterSymbol
        && insert.Operation is IInvocationOperation { Arguments: var inserted }
        && inserted.Any(argument => SymbolEqualityComparer.Default.Equals(AssignedVariable.SymbolOf(argument.Value), AssignedVariable.SymbolOf(value)) && argument.Value.WithoutConversions().Type is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class });

    /// <summary>A method of the entity whose result nobody takes is there to change it.</summary>
    private bool IsEntityMethod(IMethodSymbol method) =>
        insert.Rows is EntityRows { Entity: var entity } && entity.SelfAndBases().Any(type => type.SpecialType == SpecialType.None && SymbolEqualityComparer.Default.Equals(type, method.ContainingType));
}
