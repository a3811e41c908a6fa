using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Tells whether code goes on with one row, the one that a check found or the one made because it found none: both become the value of one
/// variable or expression, both are put into one collection, or both are returned alike.
/// </summary>
internal sealed class OneRowEitherWay(BodyUnderAnalysis body, GuardReader guards, InsertCall insert, ReadCall read, DerivedValues found)
{
    private readonly DerivedValues _made = DerivedValues.Of(body, OriginsOf(insert));

    /// <summary>Whether it does.</summary>
    public bool Holds() => GivesRow && (IsChosen() || IsKept() || IsGathered() || IsReturned());

    private bool GivesRow => read.Answer is ReadAnswer.Row or ReadAnswer.Rows or ReadAnswer.Reader || read.Operation is IInvocationOperation { TargetMethod.Name: "TryGetValue" };

    private static IOperation[] OriginsOf(InsertCall insert) => insert switch
    {
        EntityInsertCall { Entity: { } entity } => [insert.Operation, entity.WithoutConversions()],
        RelatedInsertCall { Entity: var entity } => [insert.Operation, entity],
        CalledInsertCall { Entity: OperationValue { Operation: var entity } } => [insert.Operation, entity.WithoutConversions()],
        _ => [insert.Operation],
    };

    /// <summary><c>found ?? Make()</c>, <c>found ??= Make()</c>, <c>found is null ? Make() : found</c>, and a switch that does the same.</summary>
    private bool IsChosen() => body.Operations.Any(operation => operation switch
    {
        ICoalesceAssignmentOperation assignment => found.Holds(assignment.Target) && Alternatives.Of(assignment.Value).Any(IsMade),
        _ when Alternatives.IsChoice(operation) => Alternatives.Of(operation).Any(IsFound) && Alternatives.Of(operation).Any(IsMade),
        _ => false,
    });

    /// <summary>A variable gets the one here and the other there, and is read where both ways have come together.</summary>
    private bool IsKept()
    {
        var assignments = body.Operations.Select(AssignedVariable.Of).OfType<(ISymbol Variable, IOperation Value)>().ToList();
        return assignments.Exists(made => IsMade(made.Value)
            && assignments.Exists(other => IsSame(other.Variable, made.Variable) && IsFound(other.Value))
            && body.MentionsOf(made.Variable).Any(mention => mention.SpanStart > made.Value.Syntax.Span.End && IsEitherWay(mention)));
    }

    /// <summary><c>all.Add(found)</c> here and <c>all.Add(made)</c> there, or <c>all[key] = found</c> and <c>all[key] = made</c>.</summary>
    private bool IsGathered()
    {
        var gathered = body.Operations.Select(Gathering).OfType<(ISymbol Collection, ISymbol Member, IOperation Item)>().ToList();
        return gathered.Exists(made => _made.Holds(made.Item) && IsWhereAbsent(made.Item.Syntax)
            && gathered.Exists(other => IsSame(made.Collection, other.Collection) && IsSame(made.Member, other.Member) && IsFound(other.Item)));
    }

    private static (ISymbol Collection, ISymbol Member, IOperation Item)? Gathering(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } collection, TargetMethod: var method, Arguments: [.., var item] } when AssignedVariable.SymbolOf(collection) is { } symbol => (symbol, method, item.Value.WithoutConversions()),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: true } indexer, Instance: { } collection }, Value: var item } when AssignedVariable.SymbolOf(collection) is { } symbol => (symbol, indexer, item.WithoutConversions()),
        _ => null,
    };

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>Both are returned, bare or by the same method: <c>Ok(found)</c> and <c>Ok(made)</c>, but not <c>Conflict(found)</c> and <c>Ok(made)</c>.</summary>
    private bool IsReturned()
    {
        var returned = body.Operations.OfType<IReturnOperation>()
            .Where(operation => operation.ReturnedValue is not null && (FlowGraphs.FunctionRound(operation.Syntax) == FlowGraphs.FunctionRound(insert.Operation.Syntax) || FlowGraphs.FunctionRound(operation.Syntax) == FlowGraphs.FunctionRound(read.Operation.Syntax)))
            .SelectMany(operation => Alternatives.Of(operation.ReturnedValue!))
            .ToList();
        var wrapped = returned.Where(value => !IsWhereAbsent(value.Syntax) && found.AreIn(value)).ToList();
        return returned.Exists(made => IsWhereAbsent(made.Syntax) && wrapped.Exists(row => AreAlike(row, made)));
    }

    private bool AreAlike(IOperation row, IOperation made) =>
        found.Holds(row) ? IsMade(made) && (_made.Holds(made) || WrapperOf(made) is null || SymbolEqualityComparer.Default.Equals(made.Type, row.Type))
        : WrapperOf(row) is { } wrapper && wrapper.Equals(WrapperOf(made)) && _made.AreIn(made);

    /// <summary>What makes a new value of others: the method, the type or the tuple; null for a value that stands bare.</summary>
    private static object? WrapperOf(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: { IsExtensionMethod: false } method, Arguments.IsEmpty: false } => method.OriginalDefinition.Name,
        IObjectCreationOperation { Type: { } type } => type,
        ITupleOperation => typeof(ITupleOperation),
        _ => null,
    };

    private bool IsFound(IOperation value) => Alternatives.Of(value).Any(found.Holds) && !IsWhereAbsent(value.Syntax);

    private bool IsMade(IOperation value) => !value.ConstantValue.HasValue && value is not (IDefaultValueOperation or IThrowOperation) && IsWhereAbsent(value.Syntax);

    private bool IsWhereAbsent(SyntaxNode node) => guards.BlockOf(node) is { } block && guards.IsGuarded(block, read);

    private bool IsEitherWay(SyntaxNode node) => guards.BlockOf(node) is { } block && !guards.IsGuarded(block, read) && !guards.IsPresentAt(block, read);
}
