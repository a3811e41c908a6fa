using System.Collections.Immutable;
using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Names the transaction, connection or context that an operation works on, so that operations on the same one meet. A context that is no local of the
/// body goes by its type: a scope of dependency injection has one of each.
/// </summary>
internal sealed class TransactionSubjects(BodyUnderAnalysis body)
{
    /// <summary>So many steps lie between a command and its connection at most.</summary>
    private const int MaximumSteps = 8;

    private readonly EntityFrameworkSymbols? _entityFramework = body.Project.Libraries.EntityFramework;

    /// <summary>The subject that a value is; null when it cannot be told.</summary>
    /// <param name="value">A transaction, connection or context.</param>
    /// <param name="graph">The graph that the value stands in; null for one outside of graphs.</param>
    public PathOrigin? Of(IOperation? value, FlowGraph? graph = null) => Of(value, graph, steps: 0);

    private PathOrigin? Of(IOperation? value, FlowGraph? graph, int steps)
    {
        if (value is null || steps > MaximumSteps)
            return null;
        value = value.WithoutWaiting();
        if (_entityFramework?.IsContext(value.Type) == true)
            return OfContext(value, graph, steps);
        return value switch
        {
            IFlowCaptureReferenceOperation { Id: var capture } => graph?.ValuesOf(capture) is [var captured] ? Of(captured, graph, steps + 1) : null,
            ILocalReferenceOperation { Local: var local } => OfLocal(local, graph, steps),
            IParameterReferenceOperation { Parameter: var parameter } => new PathOrigin(parameter, ""),
            IInvocationOperation { TargetMethod.Name: "GetDbTransaction" or "GetDbConnection" } invocation => Of(invocation.Receiver(), graph, steps + 1),
            IPropertyReferenceOperation { Property.Name: "Database" or "CurrentTransaction", Instance: { } owner } property when TransactionTypes.IsFacade(property.Type) || TransactionTypes.IsFacade(owner.Type) => Of(owner, graph, steps + 1),
            IPropertyReferenceOperation { Property.Name: "Connection" or "Transaction", Instance: { } owner } when TransactionTypes.IsTransaction(owner.Type) => Of(owner, graph, steps + 1),
            IMemberReferenceOperation { Member: IPropertySymbol { IsIndexer: false } or IFieldSymbol } member => OfMember(member, graph, steps),
            _ => null,
        };
    }

    private PathOrigin? OfContext(IOperation context, FlowGraph? graph, int steps) => context switch
    {
        ILocalReferenceOperation { Local: var local } when body.Locals.OnlyValueOf(local)?.WithoutWaiting() is IMemberReferenceOperation or IParameterReferenceOperation => new PathOrigin(context.Type!, ""),
        ILocalReferenceOperation { Local: var local } => new PathOrigin(local, ""),
        IFlowCaptureReferenceOperation { Id: var capture } when graph?.ValuesOf(capture) is [var captured] => Of(captured, graph, steps + 1),
        _ => new PathOrigin(context.Type!, ""),
    };

    /// <summary>A local stands for what it is assigned once, unless that is made here.</summary>
    private PathOrigin OfLocal(ILocalSymbol local, FlowGraph? graph, int steps) =>
        (body.Locals.OnlyValueOf(local) is { } value ? Of(value, graph, steps + 1) : null) ?? new PathOrigin(local, "");

    private PathOrigin? OfMember(IMemberReferenceOperation member, FlowGraph? graph, int steps) =>
        member.Instance is null or IInstanceReferenceOperation ? new PathOrigin(member.Member, "") : Of(member.Instance, graph, steps + 1)?.Member(member.Member.Name);

    /// <summary>The subjects of a call that reaches the database.</summary>
    public ImmutableArray<PathOrigin> Of(DatabaseCall call)
    {
        var subjects = call switch
        {
            SwallowingCall { Swallow.Held: var held, Given: var given } => given.Select(value => Of(value)).Concat(held.Select(symbol => new PathOrigin(symbol, ""))),
            { Chain.IsEmpty: true } => OfOwn(call),
            _ => OfArguments(call),
        };
        return subjects.OfType<PathOrigin>().Distinct().ToImmutableArray();
    }

    private IEnumerable<PathOrigin?> OfOwn(DatabaseCall call)
    {
        switch (call.Library, call.Operation)
        {
            case (DatabaseLibrary.Dapper, IInvocationOperation dapper):
                return new[] { Of(dapper.Receiver()), Of(dapper.Argument("transaction")) }.Concat(OfCommandDefinition(dapper));
            case (DatabaseLibrary.Npgsql, IInvocationOperation { Instance: { } command }):
                return OfCommand(command);
            case (DatabaseLibrary.Npgsql, IMethodReferenceOperation { Instance: { } command }):
                return OfCommand(command);
            case (DatabaseLibrary.EntityFramework or DatabaseLibrary.EntityFrameworkSql, _):
                return [OfContextIn(call is FlushCall { Context: { } context } ? context : call.Operation)];
            default:
                return [];
        }
    }

    private IEnumerable<PathOrigin?> OfCommandDefinition(IInvocationOperation dapper)
    {
        var definition = dapper.Argument("command")?.WithoutConversions();
        if (definition is ILocalReferenceOperation { Local: { } local })
            definition = body.Locals.OnlyValueOf(local)?.WithoutConversions();
        return definition is IObjectCreationOperation creation ? [Of(creation.Argument("transaction"))] : [];
    }

    /// <summary>The connection and the transaction that a command, batch or import was given.</summary>
    public IEnumerable<PathOrigin?> OfCommand(IOperation command)
    {
        command = command.WithoutWaiting();
        var variable = AssignedVariable.SymbolOf(command);
        var creation = variable is ILocalSymbol local ? body.Locals.OnlyValueOf(local)?.WithoutWaiting() : command;
        var given = creation switch
        {
            IObjectCreationOperation created => created.Arguments.Select(argument => argument.Value).Concat(WrittenIn(created.Initializer)),
            IInvocationOperation { Instance: { } connection } made when made.TargetMethod.Name is "CreateCommand" or "CreateBatch" || made.TargetMethod.Name.StartsWith("Begin", StringComparison.Ordinal) => [connection],
            _ => Enumerable.Empty<IOperation>(),
        };
        var written = variable is null ? [] : body.Locals.MemberWritesTo(variable).Where(IsConnectionOrTransaction).Select(write => write.Value);
        return given.Concat(written).Where(value => IsSubject(value.WithoutConversions().Type)).Select(value => Of(value));
    }

    private static IEnumerable<IOperation> WrittenIn(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Where(IsConnectionOrTransaction).Select(write => write.Value) ?? [];

    private static bool IsConnectionOrTransaction(ISimpleAssignmentOperation write) =>
        write.Target is IPropertyReferenceOperation { Property.Name: "Connection" or "Transaction" };

    private bool IsSubject(ITypeSymbol? type) =>
        TransactionTypes.IsTransaction(type) || TransactionTypes.IsConnection(type) || _entityFramework?.IsContext(type) == true;

    /// <summary>The context that an EF Core call is made on, however long the chain: the outermost operation in it that is one.</summary>
    private PathOrigin? OfContextIn(IOperation operation)
    {
        if (operation.DescendantsAndSelf().FirstOrDefault(part => _entityFramework?.IsContext(part.Type) == true) is { } context)
            return Of(context);
        return body.Owner.ContainingType is { } type && _entityFramework?.IsContext(type) == true ? new PathOrigin(type, "") : null;
    }

    /// <summary>What a called method is given to work on; of EF Core the context of its class, where the class is known.</summary>
    private IEnumerable<PathOrigin?> OfArguments(DatabaseCall call)
    {
        if (call.Operation is not IInvocationOperation invocation)
            return [];
        var given = invocation.Arguments.Select(argument => argument.Value.WithoutConversions()).Where(value => IsSubject(value.Type)).Select(value => Of(value)).ToList();
        return given.Count > 0 || call.Library is not (DatabaseLibrary.EntityFramework or DatabaseLibrary.EntityFrameworkSql)
            ? given
            : given.Append(OfContextIn(invocation) ?? ContextOfCallee(invocation));
    }

    /// <summary>The one context that the class of the called method has a field or property of.</summary>
    private PathOrigin? ContextOfCallee(IInvocationOperation invocation)
    {
        if (body.Project.Calls.Callees.Of(invocation, body.Cancellation) is not [{ Method.ContainingType: { } type }])
            return null;
        var contexts = type.SelfAndBases()
            .SelectMany(part => part.GetMembers())
            .Select(member => (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type)
            .Where(held => _entityFramework?.IsContext(held) == true)
            .Distinct(SymbolEqualityComparer.Default)
            .ToList();
        return contexts is [{ } only] ? new PathOrigin(only, "") : null;
    }
}
