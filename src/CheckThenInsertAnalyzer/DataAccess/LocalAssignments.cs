using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>Every value that a body gives to each of its locals and parameters, and every write to a member of them, in source order.</summary>
internal sealed class LocalAssignments
{
    private readonly Dictionary<ISymbol, List<IOperation?>> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<SyntaxNode>> _writes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<ISimpleAssignmentOperation>> _memberWrites = new(SymbolEqualityComparer.Default);

    private LocalAssignments()
    {
    }

    /// <summary>Reads the assignments of a body, lambdas and local functions included.</summary>
    public static LocalAssignments Of(IEnumerable<IOperation> body)
    {
        var assignments = new LocalAssignments();
        foreach (var operation in body)
            assignments.Read(operation);
        return assignments;
    }

    /// <summary>The value of a local that is assigned once; null when it is assigned never, more than once, or by something that is no expression.</summary>
    public IOperation? OnlyValueOf(ILocalSymbol local) =>
        _values.TryGetValue(local, out var values) && values.Count == 1 ? values[0] : null;

    /// <summary>All values of a local or parameter, null among them for one that is no expression (a foreach item, an out argument).</summary>
    public IReadOnlyList<IOperation?> ValuesOf(ISymbol symbol) =>
        _values.TryGetValue(symbol, out var values) ? values : [];

    /// <summary>Whether the symbol gets a value after its declaration, so that its name may stand for different values at different places.</summary>
    public bool IsReassigned(ISymbol symbol) =>
        _values.TryGetValue(symbol, out var values) && values.Count > (symbol is ILocalSymbol ? 1 : 0);

    /// <summary>Whether a variable gets a value, beside that of its declaration, in another function than the given lambda or local function (null: the body).</summary>
    public bool IsWrittenOutside(ISymbol variable, SyntaxNode? function) =>
        _writes.TryGetValue(variable, out var writes)
        && writes.Exists(write => write.Ancestors().FirstOrDefault(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) != function);

    /// <summary>The assignments to members of a local, parameter or field, as <c>user.Email = email</c>, in source order.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> MemberWritesTo(ISymbol symbol) =>
        _memberWrites.TryGetValue(symbol, out var writes) ? writes : [];

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol: { } local } declarator when declarator.GetVariableInitializer() is { } initializer:
                Add(local, initializer.Value);
                break;
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance } } write when SymbolOf(instance) is { } owner:
                AddMemberWrite(owner, write);
                break;
            case ICoalesceAssignmentOperation coalesce when SymbolOf(coalesce.Target) is { } symbol:
                Add(symbol, coalesce.Value);
                AddWrite(symbol, operation);
                break;
            case ISimpleAssignmentOperation assignment when SymbolOf(assignment.Target) is { } symbol:
                Add(symbol, assignment.Value);
                AddWrite(symbol, operation);
                break;
            case ICompoundAssignmentOperation compound when SymbolOf(compound.Target) is { } symbol:
                Add(symbol, null);
                AddWrite(symbol, operation);
                break;
            case IIncrementOrDecrementOperation { Target: var target } when SymbolOf(target) is { } symbol:
                Add(symbol, null);
                AddWrite(symbol, operation);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                ReadDeconstruction(deconstruction);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when SymbolOf(argument.Value) is { } symbol:
                Add(symbol, null);
                AddWrite(symbol, operation);
                break;
            case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: { } item } }:
                Add(item, null);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, PatternInputOf(operation));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                Add(declared, PatternInputOf(operation));
                break;
        }
    }

    private void ReadDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is not ITupleOperation targets)
            return;

        var values = deconstruction.Value.WithoutConversions() as ITupleOperation;
        for (var i = 0; i < targets.Elements.Length; i++)
        {
            var element = targets.Elements[i] is IDeclarationExpressionOperation declared ? declared.Expression : targets.Elements[i];
            if (SymbolOf(element) is not { } symbol)
                continue;
            AddWrite(symbol, deconstruction);
            Add(symbol, values is not null && i < values.Elements.Length ? values.Elements[i] : null);
        }
    }

    /// <summary>What a pattern at the top of an <c>is</c> is matched against: the declared variable has that value.</summary>
    private static IOperation? PatternInputOf(IOperation pattern) => pattern.Parent is IIsPatternOperation test ? test.Value : null;

    private static ISymbol? SymbolOf(IOperation target) => target.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    private void Add(ISymbol symbol, IOperation? value)
    {
        if (!_values.TryGetValue(symbol, out var values))
            _values.Add(symbol, values = []);
        values.Add(value);
    }

    private void AddWrite(ISymbol symbol, IOperation operation)
    {
        if (!_writes.TryGetValue(symbol, out var writes))
            _writes.Add(symbol, writes = []);
        writes.Add(operation.Syntax);
    }

    private void AddMemberWrite(ISymbol owner, ISimpleAssignmentOperation write)
    {
        if (!_memberWrites.TryGetValue(owner, out var writes))
            _memberWrites.Add(owner, writes = []);
        writes.Add(write);
    }
}
