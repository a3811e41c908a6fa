using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What each fluent call of EF Core and its PostgreSQL provider says, by name. A call is EF's own when its receiver is a known part of the model.</summary>
internal static class FluentCalls
{
    /// <summary>Adds to the model what the call says.</summary>
    /// <returns>What the call's result configures; null when that is nothing of interest.</returns>
    public static ConfiguredPart? Read(IInvocationOperation call, FluentBody body)
    {
        if (FluentArguments.Receiver(call) is not { } receiver)
            return null;

        var part = body.PartOf(receiver);
        if (!EntityFrameworkTypes.Owns(call.TargetMethod))
            return part is not null && SymbolEqualityComparer.Default.Equals(call.Type, receiver.Type) ? part : null;

        return part switch
        {
            ConfiguredEntity { Entity: var entity } => OnEntity(call, entity, body),
            ConfiguredProperty property => OnProperty(call, property, body),
            ConfiguredIndex index => OnIndex(call, index, body),
            ConfiguredKey key => OnKey(call, key, body),
            _ => Elsewhere(call, receiver, body),
        };
    }

    /// <summary>The entity of modelBuilder.Entity(typeof(T)); null for any other call.</summary>
    public static INamedTypeSymbol? EntityNamedByType(IInvocationOperation call) =>
        call.TargetMethod.Name == "Entity"
        && EntityFrameworkTypes.Owns(call.TargetMethod)
        && FluentArguments.Value(call, "type") is ITypeOfOperation { TypeOperand: INamedTypeSymbol { IsUnboundGenericType: false } entity }
            ? entity
            : null;

    private static ConfiguredPart? OnEntity(IInvocationOperation call, INamedTypeSymbol entity, FluentBody body)
    {
        var source = SourceLine.OfCall(call.Syntax);
        var selected = FluentArguments.Properties(call, body.Frame);
        switch (call.TargetMethod.Name)
        {
            case "HasIndex" when selected is { } properties:
                return Index(entity, properties, FluentArguments.Text(call, "name", body.Frame), source, body.Model);
            case "HasKey" when selected is { } properties:
                return Key(entity, draft => draft.SetPrimaryKey(properties, source), body.Model);
            case "HasKey":
                body.Model.Add(entity, draft => draft.IsKeyUnknown = true);
                break;
            case "HasAlternateKey" when selected is { } properties:
                return Key(entity, draft => draft.AddAlternateKey(properties, source), body.Model);
            case "Property" when selected is { Names: [var name] }:
                body.Model.Add(entity, draft => draft.Property(name));
                return new ConfiguredProperty(entity, name);
            case "Ignore" when selected is { Names: [var name] }:
                body.Model.Add(entity, draft => draft.Property(name).IsIgnored = true);
                break;
            case "HasNoKey":
                body.Model.Add(entity, draft => draft.IsKeyless = true);
                break;
            case "HasQueryFilter":
                SetFilter(call, entity, body);
                break;
            case "ToTable":
                ToTable(call, entity, body);
                break;
        }

        return call.Type is INamedTypeSymbol result && SymbolEqualityComparer.Default.Equals(result, FluentArguments.Receiver(call)?.Type) ? new ConfiguredEntity(entity) : null;
    }

    /// <summary>An unnamed filter replaces the others; named ones stand beside each other.</summary>
    private static void SetFilter(IInvocationOperation call, INamedTypeSymbol entity, FluentBody body)
    {
        var filter = FilterReader.Read(call);
        var isNamed = FluentArguments.Value(call, "filterKey") is not null;
        body.Model.Add(entity, draft =>
        {
            if (!isNamed)
                draft.QueryFilters.Clear();
            if (filter is not null)
                draft.QueryFilters.Add(filter);
        });
    }

    private static ConfiguredIndex Index(INamedTypeSymbol entity, PropertyList properties, string? name, SchemaSource source, FluentModel model)
    {
        var index = new ConfiguredIndex(entity, draft => draft.Index(properties, name, source));
        model.Add(entity, draft => index.Find(draft));
        return index;
    }

    private static ConfiguredKey Key(INamedTypeSymbol entity, Func<EntityDraft, KeyDraft> find, FluentModel model)
    {
        model.Add(entity, draft => find(draft));
        return new(entity, find);
    }

    private static void ToTable(IInvocationOperation call, INamedTypeSymbol entity, FluentBody body)
    {
        if (FluentArguments.Text(call, "name", body.Frame) is not { } name)
            return;

        var schema = FluentArguments.Text(call, "schema", body.Frame);
        body.Model.Add(entity, draft => (draft.TableName, draft.SchemaName) = (name, schema));
    }

    private static ConfiguredProperty OnProperty(IInvocationOperation call, ConfiguredProperty property, FluentBody body)
    {
        if (StepOnProperty(call, body) is { } step)
            body.Model.Add(property.Entity, draft => step(draft.Property(property.Name)));

        return property;
    }

    private static Action<PropertyDraft>? StepOnProperty(IInvocationOperation call, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "HasColumnName":
                var columnName = FluentArguments.Text(call, "name", body.Frame);
                return property => property.ColumnName = columnName;
            case "IsRequired":
                var required = FluentArguments.Flag(call, "required");
                return property => property.IsRequired = required;
            case "HasConversion":
                return property => property.HasConversion = true;
            case "ValueGeneratedOnAdd":
                return property => property.Strategy = property.Strategy is ValueStrategy.Sequence or ValueStrategy.IdentityAlways ? property.Strategy : ValueStrategy.OnAdd;
            case "HasDefaultValueSql":
                var drawsFromSequence = FluentArguments.Text(call, "sql", body.Frame)?.IndexOf("nextval", StringComparison.OrdinalIgnoreCase) >= 0;
                return property => property.Strategy = drawsFromSequence ? ValueStrategy.Sequence : ValueStrategy.Never;
            default:
                return Strategy(call.TargetMethod.Name) is { } strategy ? property => property.Strategy = strategy : null;
        }
    }

    /// <summary>The strategy that a call on a property names.</summary>
    private static ValueStrategy? Strategy(string methodName) => methodName switch
    {
        "UseIdentityAlwaysColumn" => ValueStrategy.IdentityAlways,
        "UseIdentityByDefaultColumn" or "UseIdentityColumn" or "UseSerialColumn" or "UseHiLo" or "UseSequence" => ValueStrategy.Sequence,
        "ValueGeneratedNever" or "ValueGeneratedOnAddOrUpdate" or "ValueGeneratedOnUpdate" or "HasValueGenerator"
            or "HasDefaultValue" or "HasComputedColumnSql" => ValueStrategy.Never,
        _ => null,
    };

    private static ConfiguredIndex OnIndex(IInvocationOperation call, ConfiguredIndex index, FluentBody body)
    {
        if (StepOnIndex(call, body) is { } step)
            body.Model.Add(index.Entity, draft => step(index.Find(draft)));

        return index;
    }

    private static Action<IndexDraft>? StepOnIndex(IInvocationOperation call, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "IsUnique":
                // A flag that is not constant is no evidence that the index is unique.
                var unique = FluentArguments.Flag(call, "unique") is true;
                return index => index.IsUnique = unique;
            case "HasFilter":
                return Filter(call, body);
            case "HasDatabaseName" or "HasName":
                var name = FluentArguments.Text(call, "name", body.Frame);
                return index => index.DatabaseName = name;
            case "AreNullsDistinct":
                var distinct = FluentArguments.Flag(call, "nullsDistinct");
                return index => index.NullsNotDistinct = distinct is false;
            default:
                return null;
        }
    }

    private static Action<IndexDraft> Filter(IInvocationOperation call, FluentBody body)
    {
        var filter = FluentArguments.Text(call, "sql", body.Frame);
        var isUnknown = filter is null && FluentArguments.Value(call, "sql")?.ConstantValue is not { HasValue: true };
        return index => (index.Filter, index.IsFilterUnknown) = (filter, isUnknown);
    }

    private static ConfiguredKey OnKey(IInvocationOperation call, ConfiguredKey key, FluentBody body)
    {
        if (call.TargetMethod.Name == "HasName")
        {
            var name = FluentArguments.Text(call, "name", body.Frame);
            body.Model.Add(key.Entity, draft => key.Find(draft).DatabaseName = name);
        }

        return key;
    }

    private static ConfiguredEntity? Elsewhere(IInvocationOperation call, IOperation receiver, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "Entity":
                return Entity(call, body);
            case "HasForeignKey" or "HasPrincipalKey":
                Relationship(call, receiver, body);
                break;
            case "HasQueryFilter" or "SetQueryFilter":
                FilterByKind(call, receiver, body);
                break;
            default:
                if (SymbolEqualityComparer.Default.Equals(receiver.Type, body.Types.ModelBuilder))
                    OnModel(call, body);
                break;
        }

        return null;
    }

    private static ConfiguredEntity? Entity(IInvocationOperation call, FluentBody body)
    {
        var named = call.TargetMethod.TypeArguments is [var argument] ? body.Frame.Resolve(argument) as INamedTypeSymbol : EntityNamedByType(call);
        if (named is null or { TypeKind: TypeKind.Error })
            return null;

        body.Model.AddEntity(named);
        return new(named);
    }

    private static void OnModel(IInvocationOperation call, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "UseIdentityAlwaysColumns":
                body.Model.KeyStrategy = ValueStrategy.IdentityAlways;
                break;
            case "UseIdentityByDefaultColumns" or "UseIdentityColumns" or "UseSerialColumns" or "UseHiLo" or "UseKeySequences":
                body.Model.KeyStrategy = ValueStrategy.Sequence;
                break;
            case "HasDefaultSchema":
                body.Model.DefaultSchema = FluentArguments.Text(call, "schema", body.Frame);
                break;
        }
    }

    /// <summary>The dependent of a one-to-one relationship is named by a type argument, that of a one-to-many one by the builder's second.</summary>
    private static void Relationship(IInvocationOperation call, IOperation receiver, FluentBody body)
    {
        if (receiver.Type is not INamedTypeSymbol { TypeArguments: [var principal, var dependent] } builder || FluentArguments.Properties(call, body.Frame) is not { } properties)
            return;

        var isOneToOne = builder.Name == "ReferenceReferenceBuilder";
        if (!isOneToOne && builder.Name != "ReferenceCollectionBuilder")
            return;

        var isForeignKey = call.TargetMethod.Name == "HasForeignKey";
        var configured = isOneToOne ? call.TargetMethod.TypeArguments.FirstOrDefault() : isForeignKey ? dependent : principal;
        if (configured is null || body.Frame.Resolve(configured) is not INamedTypeSymbol entity)
            return;

        var source = SourceLine.OfCall(call.Syntax);
        if (isForeignKey)
            body.Model.Add(entity, draft => draft.ForeignKeys.Add(new(properties, isOneToOne, source)));
        else
            body.Model.Add(entity, draft => draft.AddAlternateKey(properties, source));
    }

    /// <summary>
    /// A filter set in a loop over all entity types, or in a generic helper called by reflection, applies to the entities of the kinds
    /// that the helper's constraint or the tests round it name; to all when there are none.
    /// </summary>
    private static void FilterByKind(IInvocationOperation call, IOperation receiver, FluentBody body)
    {
        if (FilterReader.Read(call) is not { } filter)
            return;

        var kinds = body.Types.BuiltEntity(receiver.Type) is ITypeParameterSymbol { ConstraintTypes: { IsEmpty: false } constraints } ? constraints : body.Frame.TestedTypes;
        foreach (var kind in kinds)
            body.Model.AddFilter(kind, filter);

        if (kinds.Count == 0)
            body.Model.AddFilter(kind: null, filter);
    }
}
