using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>
/// Tells what the body has put into a command when it executes it: its creation, then every write to its text, type and parameters that stands
/// before the execution in the source. The last text wins.
/// </summary>
internal sealed class CommandHistory(LocalAssignments locals, SqlLiteralReader texts, IReadOnlyList<IOperation> body)
{
    /// <summary>The command's state at an execution; unknown when the command does not come from this body.</summary>
    public CommandState Of(IOperation command, IOperation execution)
    {
        var symbol = SymbolOf(command);
        var creation = CreationOf(command);
        if (creation is null && symbol is not ILocalSymbol)
            return symbol is null ? CommandState.Unknown : Replay(null, symbol, execution);

        return Replay(creation, symbol, execution);
    }

    /// <summary>The commands of a batch at an execution; empty when they do not come from this body.</summary>
    public IEnumerable<CommandState> BatchCommandsOf(IOperation batch, IOperation execution)
    {
        var creation = CreationOf(batch);
        if (creation is IObjectCreationOperation { Initializer: { } initializer })
        {
            foreach (var command in initializer.Descendants().OfType<IObjectCreationOperation>().Where(IsBatchCommand))
                yield return Replay(command, null, execution);
        }

        if (SymbolOf(batch) is not { } symbol)
            yield break;

        foreach (var added in body.OfType<IInvocationOperation>())
        {
            if (added.TargetMethod.Name == "Add"
                && added.Instance is IPropertyReferenceOperation { Property.Name: "BatchCommands", Instance: { } owner }
                && SymbolEqualityComparer.Default.Equals(SymbolOf(owner), symbol)
                && added.Arguments.Length == 1)
            {
                var value = added.Arguments[0].Value;
                yield return Replay(CreationOf(value), SymbolOf(value), execution);
            }
        }
    }

    private static bool IsBatchCommand(IObjectCreationOperation creation) => creation.Type?.Name.EndsWith("BatchCommand", StringComparison.Ordinal) == true;

    private CommandState Replay(IOperation? creation, ISymbol? symbol, IOperation execution)
    {
        var written = new Written
        {
            Text = creation switch
            {
                IObjectCreationOperation created => created.Argument("cmdText") ?? created.Argument("commandText"),
                IInvocationOperation { TargetMethod.Name: "CreateCommand" } factory => factory.Argument("commandText"),
                _ => null,
            },
        };
        var parameters = new CommandParameters();
        if (creation is IObjectCreationOperation { Initializer: { } initializer })
            ReadInitializer(initializer, parameters, written);
        if (symbol is not null)
            ReadWrites(symbol, execution, parameters, written);
        return new CommandState(texts.Read(written.Text), parameters) { Written = written.Text, Given = written.Given, IsProcedureName = StoredProcedureType.Is(written.Type) };
    }

    private void ReadInitializer(IObjectOrCollectionInitializerOperation initializer, CommandParameters parameters, Written written)
    {
        foreach (var member in initializer.Initializers)
        {
            switch (member)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText" }, Value: var value }:
                    written.Text = value;
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandType" }, Value: var type }:
                    written.Type = type;
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Parameters" }, Initializer: { } items }:
                    foreach (var item in items.Initializers.OfType<IInvocationOperation>())
                        AddParameter(item, parameters);
                    break;
            }
        }
    }

    /// <summary>Reads the statements that mention the command before the execution, in source order, which the body's list is in.</summary>
    private void ReadWrites(ISymbol symbol, IOperation execution, CommandParameters parameters, Written written)
    {
        var limit = execution.Syntax.SpanStart;
        foreach (var operation in body)
        {
            if (operation.Syntax.SpanStart >= limit && !operation.Syntax.Span.Contains(limit))
                break;
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandText", Instance: { } owner } } write
                    when IsSame(owner, symbol):
                    written.Text = write.Value;
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "CommandType", Instance: { } owner } } write
                    when IsSame(owner, symbol):
                    written.Type = write.Value;
                    break;
                case IInvocationOperation { TargetMethod.Name: "AddWithValue" or "Add", Instance: IPropertyReferenceOperation { Property.Name: "Parameters", Instance: { } owner } } added
                    when IsSame(owner, symbol) && operation.Syntax.SpanStart < limit:
                    AddParameter(added, parameters);
                    break;
                case IInvocationOperation { TargetMethod.Name: "AddRange", Instance: IPropertyReferenceOperation { Property.Name: "Parameters", Instance: { } owner }, Arguments: [var given] }
                    when IsSame(owner, symbol) && operation.Syntax.SpanStart < limit:
                    AddAll(given.Value, parameters);
                    written.Given = given.Value;
                    break;
                case IInvocationOperation { TargetMethod.Name: "Clear", Instance: IPropertyReferenceOperation { Property.Name: "Parameters", Instance: { } owner } }
                    when IsSame(owner, symbol) && operation.Syntax.SpanStart < limit:
                    parameters.Clear();
                    break;
            }
        }
    }

    /// <summary>Reads <c>AddWithValue("name", value)</c>, <c>Add("name", type).Value = value</c>, <c>AddWithValue(value)</c>, <c>Add(new NpgsqlParameter(…))</c> and <c>Add(parameter)</c>.</summary>
    private void AddParameter(IInvocationOperation added, CommandParameters parameters)
    {
        if (added.Argument("parameterName") is { } name)
        {
            var value = added.Argument("value") ?? AssignedValueOf(added);
            parameters.Add(name.ConstantValue.Value as string, value);
            return;
        }

        if (added.Arguments.Length != 1)
            return;

        var parameter = added.Arguments[0].Value.WithoutConversions();
        if (added.TargetMethod.Name == "AddWithValue")
        {
            parameters.Add(null, parameter);
            return;
        }

        var symbol = SymbolOf(parameter);
        if (CreationOf(parameter) is IObjectCreationOperation creation)
            AddCreated(creation, symbol, parameters);
        else if (symbol is not null)
            AddWritten(symbol, parameters);
    }

    /// <summary>The parameters of a sequence; none when it is not made in this body.</summary>
    public CommandParameters ParametersIn(IOperation sequence)
    {
        var parameters = new CommandParameters();
        AddAll(sequence, parameters);
        return parameters;
    }

    private void AddAll(IOperation sequence, CommandParameters parameters)
    {
        sequence = sequence.WithoutConversions();
        if (sequence is ILocalReferenceOperation { Local: { } local } && locals.OnlyValueOf(local) is { } value)
            sequence = value.WithoutConversions();
        foreach (var item in ItemsOf(sequence))
        {
            var symbol = SymbolOf(item);
            if (CreationOf(item) is IObjectCreationOperation creation)
                AddCreated(creation, symbol, parameters);
        }
    }

    private static IEnumerable<IOperation> ItemsOf(IOperation sequence) => sequence switch
    {
        IArrayCreationOperation { Initializer.ElementValues: var items } => items,
        IObjectCreationOperation { Initializer.Initializers: var added } => added.OfType<IInvocationOperation>().Where(add => add.Arguments.Length == 1).Select(add => add.Arguments[0].Value),
        // Roslyn 4.8 parses collection expressions but has no public operation for them.
        { Syntax: CollectionExpressionSyntax } => sequence.ChildOperations,
        _ => [],
    };

    private void AddCreated(IObjectCreationOperation creation, ISymbol? symbol, CommandParameters parameters)
    {
        var name = creation.Argument("parameterName");
        var value = creation.Argument("value");
        foreach (var write in (creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty).OfType<ISimpleAssignmentOperation>().Concat(WritesTo(symbol)))
        {
            if (write.Target is not IPropertyReferenceOperation { Property.Name: var property })
                continue;
            if (property is "Value" or "TypedValue")
                value = write.Value;
            else if (property == "ParameterName")
                name = write.Value;
        }

        parameters.Add(name?.ConstantValue.Value as string, value);
    }

    /// <summary>A parameter that <c>command.CreateParameter()</c> made: its name and value are written later.</summary>
    private void AddWritten(ISymbol symbol, CommandParameters parameters)
    {
        var writes = WritesTo(symbol).ToList();
        var name = writes.LastOrDefault(write => IsTo(write, "ParameterName"))?.Value.ConstantValue.Value as string;
        parameters.Add(name, writes.LastOrDefault(write => IsTo(write, "Value"))?.Value);
    }

    private IEnumerable<ISimpleAssignmentOperation> WritesTo(ISymbol? symbol) => symbol is null ? [] : locals.MemberWritesTo(symbol);

    private static bool IsTo(ISimpleAssignmentOperation write, string property) => write.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property;

    private static IOperation? AssignedValueOf(IOperation parameter) =>
        parameter.Parent is IPropertyReferenceOperation { Property.Name: "Value", Parent: ISimpleAssignmentOperation assignment } ? assignment.Value : null;

    private IOperation? CreationOf(IOperation operation)
    {
        operation = operation.WithoutWaiting();
        if (operation is ILocalReferenceOperation { Local: { } local } && locals.OnlyValueOf(local) is { } value)
            operation = value.WithoutWaiting();
        return operation is IObjectCreationOperation or IInvocationOperation ? operation : null;
    }

    private static bool IsSame(IOperation operation, ISymbol symbol) => SymbolEqualityComparer.Default.Equals(SymbolOf(operation), symbol);

    private static ISymbol? SymbolOf(IOperation operation) => operation.WithoutConversions() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    /// <summary>What was written last.</summary>
    private sealed class Written
    {
        public IOperation? Text { get; set; }

        public IOperation? Type { get; set; }

        public IOperation? Given { get; set; }
    }
}
