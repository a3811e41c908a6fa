using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Follows a function while a hypothesis holds: what is known of values is carried along, and a branch whose condition is known is taken on that side
/// only. Where values are known differently on two ways that meet, nothing is known. Handlers count as entered from anywhere in their try block.
/// </summary>
internal sealed class ReachedBlocks
{
    /// <summary>A block is followed so often; knowledge only shrinks, so that no code of a person needs as many.</summary>
    private const int MaximumVisits = 50;

    private readonly FlowGraph _graph;
    private readonly Hypothesis _hypothesis;
    private readonly LocalAssignments _locals;
    private readonly ValueReader _values;
    private readonly KnownValues?[] _known;
    private readonly int[] _visits;
    private readonly Dictionary<int, IOperation> _throwing = [];
    private readonly FlowCourse? _course;
    private readonly HashSet<IOperation> _passed = [];
    private readonly Queue<BasicBlock> _pending = new();

    private ReachedBlocks(FlowGraph graph, Hypothesis hypothesis, LocalAssignments locals, FlowGraphs functions, FlowCourse? course = null)
    {
        _graph = graph;
        _course = course;
        _hypothesis = hypothesis;
        _locals = locals;
        _values = new ValueReader(graph, hypothesis, locals, functions);
        _known = new KnownValues?[graph.Graph.Blocks.Length];
        _visits = new int[graph.Graph.Blocks.Length];
    }

    /// <summary>Follows a function.</summary>
    /// <param name="graph">The function's graph.</param>
    /// <param name="hypothesis">What is assumed of the check.</param>
    /// <param name="locals">What variables are assigned.</param>
    /// <param name="functions">The graphs of lambdas.</param>
    /// <param name="given">What is known at the entry: of a parameter that is a function, what it gives; null when nothing is.</param>
    public static ReachedBlocks Of(FlowGraph graph, Hypothesis hypothesis, LocalAssignments locals, FlowGraphs functions, KnownValues? given = null)
    {
        var reached = new ReachedBlocks(graph, hypothesis, locals, functions);
        reached.Follow(given ?? KnownValues.None);
        return reached;
    }

    /// <summary>Follows a part of a function, no handler of which is entered.</summary>
    /// <param name="graph">The function's graph.</param>
    /// <param name="course">Which part.</param>
    /// <param name="given">What is known where it begins.</param>
    /// <param name="locals">What variables are assigned.</param>
    /// <param name="functions">The graphs of lambdas.</param>
    public static ReachedBlocks Along(FlowGraph graph, FlowCourse course, KnownValues given, LocalAssignments locals, FlowGraphs functions)
    {
        var reached = new ReachedBlocks(graph, Hypothesis.None, locals, functions, course);
        reached.Follow(given);
        return reached;
    }

    /// <summary>What is known before an operation of a block; null when control does not come there.</summary>
    public KnownValues? Before(BasicBlock block, int operation)
    {
        var known = _known[block.Ordinal];
        for (var i = 0; known is not null && i < operation && i < block.Operations.Length; i++)
            known = After(block.Operations[i], known);
        return known;
    }

    /// <summary>The operations that are passed, the last of each way among them; with a course only.</summary>
    public IReadOnlyCollection<IOperation> Passed => _passed;

    /// <summary>Whether control comes to a block of the function.</summary>
    public bool Contains(BasicBlock block) => _known[block.Ordinal] is not null;

    /// <summary>Whether control comes to a node of a block, and no check before it in the block throws.</summary>
    public bool Contains(BasicBlock block, SyntaxNode node) =>
        Contains(block) && !(_throwing.TryGetValue(block.Ordinal, out var throwing) && throwing.Syntax.SpanStart < node.SpanStart);

    /// <summary>Whether a member of the found row came into play, so that it may matter which row is found.</summary>
    public bool AsksOfMembers => _values.HasSeenRowMember;

    /// <summary>What is known of the value that the function returns; null when it returns none, or never.</summary>
    public KnownValue? Returned { get; private set; }

    private void Follow(KnownValues given)
    {
        var first = _course?.First ?? 0;
        Enter(_course?.Start ?? _graph.Graph.Blocks[0], given);
        while (_pending.Count > 0)
        {
            Follow(_pending.Dequeue(), first);
            first = 0;
        }
    }

    private void Follow(BasicBlock block, int first)
    {
        var handlers = _course is null ? _graph.HandlersRound(block) : [];
        var known = _known[block.Ordinal]!;
        foreach (var operation in block.Operations.Skip(first))
        {
            foreach (var handler in handlers)
                Enter(handler, known);
            if (Ends(operation))
            {
                _throwing[block.Ordinal] = operation;
                return;
            }

            known = After(operation, known);
        }

        foreach (var handler in handlers)
            Enter(handler, known);
        Leave(block, known);
    }

    /// <summary>Whether the way ends with an operation: by the course, or as it calls the check and that throws because it finds the row.</summary>
    private bool Ends(IOperation operation)
    {
        if (_course is null)
            return Throws(operation);
        _passed.Add(operation);
        return _course.EndsAt(operation);
    }

    private bool Throws(IOperation operation) =>
        _hypothesis.Presence == Presence.Present && operation.DescendantsAndSelf().Any(part => _hypothesis.CheckAt(part)?.Answer == ReadAnswer.ThrowsWhenPresent);

    private void Leave(BasicBlock block, KnownValues known)
    {
        if (block.BranchValue is { } tested && Ends(tested))
            return;

        var value = block.BranchValue is { } made ? _values.Of(made, known) : null;
        var condition = value is null ? null : _values.Truth(value) ?? _course?.Decides(block.BranchValue!);
        if (block.BranchValue is { } operation)
            known = After(operation, known);
        if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Return } && value is not null)
            Returned = Returned?.Or(value) ?? value;
        if (block.ConditionKind == ControlFlowConditionKind.None || condition is null)
        {
            Take(block.FallThroughSuccessor, Refined(block, jumps: false, known));
            Take(block.ConditionalSuccessor, Refined(block, jumps: true, known));
        }
        else
        {
            var jumps = condition == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
            Take(jumps ? block.ConditionalSuccessor : block.FallThroughSuccessor, known);
        }
    }

    private void Take(ControlFlowBranch? branch, KnownValues known)
    {
        if (branch is { Destination: { } destination } && _course?.EndsOn(branch) != true)
            Enter(destination, known);
    }

    private void Enter(BasicBlock block, KnownValues known)
    {
        if (_known[block.Ordinal] is { } before)
        {
            known = ++_visits[block.Ordinal] > MaximumVisits ? KnownValues.None : before.Or(known);
            if (known.IsSameAs(before))
                return;
        }

        _known[block.Ordinal] = known;
        _pending.Enqueue(block);
    }

    /// <summary>What is known after an operation that may assign.</summary>
    private KnownValues After(IOperation operation, KnownValues known)
    {
        foreach (var part in _graph.EffectsOf(operation))
        {
            switch (part)
            {
                case IFlowCaptureOperation { Id: var capture, Value: var value }:
                    known = known.With(capture, _values.Of(value, known));
                    break;
                case ISimpleAssignmentOperation { Target: var target, Value: var value }:
                    known = Assigned(target, _values.Of(value, known), known);
                    break;
                case IDeconstructionAssignmentOperation { Target: var targets, Value: var value }:
                    known = Deconstructed(targets, _values.Of(value, known), known);
                    break;
                case ICompoundAssignmentOperation { Target: var target }:
                    known = Assigned(target, KnownValue.Unknown, known);
                    break;
                case IIncrementOrDecrementOperation { Target: var target }:
                    known = Assigned(target, KnownValue.Unknown, known);
                    break;
                case IIsPatternOperation { Value: var value, Pattern: var pattern }:
                    known = Matched(pattern, _values.Of(value, known), known);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: var value } argument:
                    known = Assigned(value, argument.Parent is { } call && _hypothesis.CheckAt(call) is not null ? _values.Row : KnownValue.Unknown, known);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Read" or "ReadAsync", Instance: { } reader }:
                    known = Assigned(reader, KnownValue.NotNull, known);
                    break;
            }
        }

        return known;
    }

    private KnownValues Assigned(IOperation target, KnownValue value, KnownValues known) => VariableOf(target) is { } variable
        ? known.With(variable, _locals.IsWrittenOutside(variable, _graph.Function) ? KnownValue.Unknown : value)
        : target is IMemberReferenceOperation { Instance: { } owner } && VariableOf(owner) is { } changed && known.Of(changed).Kind == KnownValueKind.Parts
            ? known.With(changed, KnownValue.Unknown)
            : known;

    private ISymbol? VariableOf(IOperation target) => target.WithoutConversions() switch
    {
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IDeclarationExpressionOperation { Expression: var declared } => VariableOf(declared),
        // The variable that "??=" assigns to is captured before its value is made.
        IFlowCaptureReferenceOperation { Id: var capture } when _graph.ValuesOf(capture) is [ILocalReferenceOperation or IParameterReferenceOperation] and [var variable] => VariableOf(variable),
        _ => null,
    };

    private KnownValues Deconstructed(IOperation targets, KnownValue value, KnownValues known)
    {
        var tuple = (targets is IDeclarationExpressionOperation { Expression: var declared } ? declared : targets) as ITupleOperation;
        for (var i = 0; i < tuple?.Elements.Length; i++)
            known = Assigned(tuple.Elements[i], value.Parts.TryGetValue("Item" + (i + 1), out var part) ? part : KnownValue.Unknown, known);
        return known;
    }

    /// <summary>The variables that a pattern declares: one at its top has the value that is matched.</summary>
    private KnownValues Matched(IPatternOperation pattern, KnownValue value, KnownValues known)
    {
        foreach (var part in pattern.DescendantsAndSelf())
        {
            var declared = part switch
            {
                IDeclarationPatternOperation { DeclaredSymbol: { } symbol } => symbol,
                IRecursivePatternOperation { DeclaredSymbol: { } symbol } => symbol,
                _ => null,
            };
            if (declared is not null)
                known = known.With(declared, part == pattern || part.Parent is INegatedPatternOperation ? value : KnownValue.Unknown);
        }

        return known;
    }

    /// <summary>What the side of a branch tells of a variable that is compared with null there, or tested itself.</summary>
    private KnownValues Refined(BasicBlock block, bool jumps, KnownValues known)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } value)
            return known;

        var isTrue = jumps == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        while (value.WithoutConversions() is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand })
            (value, isTrue) = (operand, !isTrue);
        return value.WithoutConversions() switch
        {
            ILocalReferenceOperation { Local: var local } when known.Of(local).Kind == KnownValueKind.Unknown => Assigned(value, KnownValue.Of(isTrue), known),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test => Compared(test.LeftOperand, test.RightOperand, isTrue, known),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test => Compared(test.LeftOperand, test.RightOperand, !isTrue, known),
            IIsPatternOperation { Value: var tested, Pattern: IConstantPatternOperation { Value: var constant } } => Compared(tested, constant, isTrue, known),
            IIsPatternOperation { Value: var tested, Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var constant } } } => Compared(tested, constant, !isTrue, known),
            _ => known,
        };
    }

    private KnownValues Compared(IOperation tested, IOperation constant, bool areEqual, KnownValues known)
    {
        if (VariableOf(tested) is not { } variable || known.Of(variable).Kind != KnownValueKind.Unknown || !constant.WithoutConversions().ConstantValue.HasValue)
            return known;
        var value = _values.Of(constant, known);
        return areEqual ? Assigned(tested, value, known)
            : value.IsNull == true ? Assigned(tested, KnownValue.NotNull, known)
            : known;
    }
}
