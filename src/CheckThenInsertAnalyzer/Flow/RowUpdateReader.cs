using CheckThenInsertAnalyzer.DataAccess;
using CheckThenInsertAnalyzer.Postgres;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Finds what changes rows: UPDATE in SQL, ExecuteUpdate, a property of an entity that is assigned, and an object handed over whole by Update, by
/// SetValues or as Modified.
/// </summary>
internal sealed class RowUpdateReader(BodyUnderAnalysis body)
{
    /// <summary>The updates of the body, SQL first, then in source order.</summary>
    public IEnumerable<RowUpdate> Find()
    {
        foreach (var call in body.Calls.OfType<StatementCall>())
        {
            if (call is { Statement: UpdateStatement { Assignments.IsEmpty: false } update, Parameters: { } parameters })
                yield return new RowUpdate(call.Operation, new TableRows(update.Table.Name), call, column => ValueIn(update, column, parameters));
        }

        if (body.Project.Libraries.EntityFramework is not { } symbols)
            yield break;
        foreach (var operation in body.Operations)
        {
            if (Read(operation, symbols) is { } update)
                yield return update;
        }
    }

    private RowUpdate? Read(IOperation operation, EntityFrameworkSymbols symbols) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IInvocationOperation { TargetMethod.Name: "Entry" } entry, Property.Name: "State" }, Value: IFieldReferenceOperation { Field.Name: "Modified" } } =>
            WholeObject(operation, entry.Argument("entity")),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance, Property.Name: var property } } write when instance is not IInstanceReferenceOperation =>
            Assignment(write, instance.WithoutConversions(), property),
        IInvocationOperation { TargetMethod.Name: "Update", Instance.Type: { } type } update when symbols.EntityOfSet(type) is not null || symbols.IsContext(type) =>
            WholeObject(operation, update.Argument("entity")),
        IInvocationOperation { TargetMethod.Name: "SetValues", Instance: IPropertyReferenceOperation { Property.Name: "CurrentValues", Instance: IInvocationOperation { TargetMethod.Name: "Entry" } entry } } values =>
            SetValues(values, entry),
        IInvocationOperation { TargetMethod.Name: "ExecuteUpdate" or "ExecuteUpdateAsync" } execute => ExecuteUpdate(execute, symbols),
        _ => null,
    };

    private RowUpdate? Assignment(ISimpleAssignmentOperation write, IOperation entity, string property) =>
        entity.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type
            ? new RowUpdate(write, new EntityRows(type), Statement: null, column => column == property ? new OperationValue(write.Value) : null) { Entity = entity, IsOfNewObject = IsNew(entity) }
            : null;

    private RowUpdate? WholeObject(IOperation operation, IOperation? entity)
    {
        var changed = entity?.WithoutConversions();
        return changed?.Type is INamedTypeSymbol { TypeKind: TypeKind.Class } type
            ? new RowUpdate(operation, new EntityRows(type), Statement: null, column => new MemberValue(changed, column)) { Entity = changed, IsOfNewObject = IsNew(changed) }
            : null;
    }

    /// <summary><c>Entry(entity).CurrentValues.SetValues(values)</c>: what the other object has under the same name.</summary>
    private RowUpdate? SetValues(IInvocationOperation call, IInvocationOperation entry) =>
        WholeObject(call, entry.Argument("entity")) is { } update && call.Argument("obj")?.WithoutConversions() is { Type: { } type } values
            ? update with { ValueOf = column => type.PropertyNamed(column) is null ? null : new MemberValue(values, column) }
            : null;

    private RowUpdate? ExecuteUpdate(IInvocationOperation execute, EntityFrameworkSymbols symbols)
    {
        if (execute.Receiver() is not { } query || symbols.EntityOfQuery(query.WithoutConversions().Type) is not { } entity)
            return null;
        var setters = execute.Descendants().OfType<IInvocationOperation>().Where(call => call.TargetMethod.Name == "SetProperty").ToList();
        return new RowUpdate(execute, new EntityRows(entity), new StatementCall(execute, DatabaseLibrary.EntityFrameworkSql, Statement: null), ValueOf);

        SuppliedValue? ValueOf(string column) =>
            setters.FirstOrDefault(setter => setter.Argument("propertyExpression") is { } property && EntityPredicateReader.SelectedProperty(property) == column)?.Argument("valueExpression") is { } value
                ? new OperationValue(value)
                : null;
    }

    /// <summary>Whether the object was made in this body, or is added to a set as a new row.</summary>
    private bool IsNew(IOperation entity)
    {
        if (entity is IObjectCreationOperation)
            return true;
        if (entity is not ILocalReferenceOperation { Local: var local })
            return body.Calls.OfType<EntityInsertCall>().Any(insert => insert.Entity is IParameterReferenceOperation { Parameter: var added } && entity is IParameterReferenceOperation { Parameter: var changed } && SymbolEqualityComparer.Default.Equals(added, changed));
        return body.Locals.ValuesOf(local).Any(IsCreated)
            || body.Calls.OfType<EntityInsertCall>().Any(insert => insert.Entity is ILocalReferenceOperation { Local: var added } && SymbolEqualityComparer.Default.Equals(added, local));
    }

    private static bool IsCreated(IOperation? value)
    {
        var made = value?.WithoutWaiting();
        if (made is ICoalesceOperation { WhenNull: var whenNull })
            made = whenNull.WithoutConversions();
        return made is IObjectCreationOperation or IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false } };
    }

    private static SuppliedValue? ValueIn(UpdateStatement update, string column, ISqlParameters parameters)
    {
        foreach (var assignment in update.Assignments)
        {
            for (var i = 0; i < assignment.Columns.Length; i++)
            {
                if (assignment.Columns[i].Value == column)
                    return assignment.Values.Length == assignment.Columns.Length ? SqlValueReader.Read(assignment.Values[i], parameters).Value : SuppliedValue.Unknown;
            }
        }

        return null;
    }
}
