using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What calls on an EntityTypeBuilder and its kin say.</summary>
internal static class EntityCalls
{
    public static FluentReading Read(IInvocationOperation call, EntityDraft entity, FluentBody body)
    {
        var source = SourceLine.OfCall(call.Syntax);
        var selected = FluentArguments.Properties(call, body.Frame);
        switch (call.TargetMethod.Name)
        {
            case "HasIndex" when selected is { } properties:
                return FluentReading.Of(new ConfiguredIndex(entity, entity.Index(properties, FluentArguments.Text(call, "name", body.Frame), source)));
            case "HasKey" when selected is { } properties:
                return FluentReading.Of(new ConfiguredKey(entity.SetPrimaryKey(properties, source)));
            case "HasKey":
                entity.IsKeyUnknown = true;
                return default;
            case "HasAlternateKey" when selected is { } properties:
                return FluentReading.Of(new ConfiguredKey(entity.AddAlternateKey(properties, source)));
            case "Property" or "IndexerProperty" or "PrimitiveCollection":
                return FluentReading.Of(Property(call, entity, selected, source, body));
            case "HasOne" or "HasMany" or "OwnsOne" or "OwnsMany" or "ComplexProperty" or "ComplexCollection" or "WithOwner" or "Navigation":
                return RelationshipCalls.Begin(call, entity, body);
            case "HasDiscriminator":
                return FluentReading.Of(Discriminator(call, entity, selected, body));
            case "Ignore":
                return Ignore(call, entity, selected);
            case "HasQueryFilter" or "SetQueryFilter":
                SetFilter(call, entity);
                break;
            case "FindProperty" or "GetProperty" when FluentArguments.Text(call, "name", body.Frame) is { } name:
                return new(new ConfiguredProperty(entity.Property(name)), Inside: null);
            default:
                ReadMapping(call, entity, body);
                break;
        }

        // What returns anything but the builder leads to another part of the model.
        var configured = new ConfiguredEntity(entity);
        var returnsSame = SymbolEqualityComparer.Default.Equals(call.Type, FluentArguments.Receiver(call)?.Type);
        return new(returnsSame ? configured : null, configured);
    }

    private static ConfiguredProperty? Property(IInvocationOperation call, EntityDraft entity, PropertyList? selected, SchemaSource source, FluentBody body)
    {
        // A path through a complex type names the property of that type.
        if (selected is not { Names: [var path] })
            return null;

        var names = path.Split('.');
        foreach (var navigation in names.Take(names.Length - 1))
        {
            if (RelationshipCalls.Contain(entity, navigation, Containment.Complex, source) is not { } contained)
                return null;

            entity = contained;
        }

        var property = entity.Property(names[names.Length - 1]);
        property.Source ??= source;
        if (property.Type is null && call.TargetMethod.TypeArguments is [var type])
            property.Type = body.Frame.Resolve(type);

        return new(property);
    }

    private static ConfiguredProperty Discriminator(IInvocationOperation call, EntityDraft entity, PropertyList? selected, FluentBody body)
    {
        var name = selected?.Names.FirstOrDefault() ?? FluentArguments.Text(call, "name", body.Frame) ?? "Discriminator";
        var property = entity.Property(name);
        property.Source ??= SourceLine.OfCall(call.Syntax);
        if (call.TargetMethod.TypeArguments is [.., var type] && property.Type is null)
            property.Type = body.Frame.Resolve(type);
        entity.Discriminator = property;
        return new(property);
    }

    private static FluentReading Ignore(IInvocationOperation call, EntityDraft entity, PropertyList? selected)
    {
        foreach (var name in selected is { } ignored ? ignored.Names : ImmutableArray<string>.Empty)
        {
            entity.Ignored.Add(name);
            entity.RemoveProperty(name);
        }

        return FluentReading.Of(new ConfiguredEntity(entity));
    }

    /// <summary>An unnamed filter replaces the others; named ones stand beside each other.</summary>
    private static void SetFilter(IInvocationOperation call, EntityDraft entity)
    {
        if (FluentArguments.Value(call, "filterKey") is null)
            entity.QueryFilters.Clear();
        if (FilterReader.Read(call) is { } filter)
            entity.QueryFilters.Add(filter);
    }

    private static void ReadMapping(IInvocationOperation call, EntityDraft entity, FluentBody body)
    {
        switch (call.TargetMethod.Name)
        {
            case "ToTable" or "SetTableName" or "SetSchema":
                ToTable(call, entity, body);
                break;
            case "ToView":
                entity.ViewName = FluentArguments.Text(call, "name", body.Frame);
                entity.ViewSchema = FluentArguments.Text(call, "schema", body.Frame);
                entity.IsView = true;
                break;
            case "ToSqlQuery" or "ToFunction" or "ToQuery":
                entity.IsQuery = true;
                break;
            case "SplitToTable":
                entity.IsSplit = true;
                break;
            case "ToJson":
                entity.IsJson = true;
                entity.JsonColumn = FluentArguments.Text(call, "jsonColumnName", body.Frame);
                break;
            case "HasNoKey":
                entity.IsKeyless = true;
                break;
            case "IsRequired":
                if (entity.Container is { } container)
                    container.RequiredNavigations[entity.Navigation] = FluentArguments.Flag(call, "required") ?? true;
                break;
            case "HasBaseType":
                SetBase(call, entity, body);
                break;
            case "UseTphMappingStrategy":
                entity.Strategy = MappingStrategy.OneTable;
                break;
            case "UseTptMappingStrategy":
                entity.Strategy = MappingStrategy.TablePerType;
                break;
            case "UseTpcMappingStrategy":
                entity.Strategy = MappingStrategy.TablePerConcreteType;
                break;
        }
    }

    private static void ToTable(IInvocationOperation call, EntityDraft entity, FluentBody body)
    {
        if (FluentArguments.Value(call, "name") is { } given)
        {
            entity.TableName = FluentArguments.Text(call, "name", body.Frame);
            entity.IsTableNameUnknown = FluentArguments.IsUnreadable(call, "name", body.Frame);
            entity.HasNoTable = given.ConstantValue is { HasValue: true, Value: null };
            entity.TableNamedAt = body.Model.Next();
        }

        if (FluentArguments.Value(call, "schema") is not null || FluentArguments.Value(call, "value") is not null)
        {
            entity.SchemaName = FluentArguments.Text(call, "schema", body.Frame) ?? FluentArguments.Text(call, "value", body.Frame);
            entity.IsSchemaConfigured = true;
        }
    }

    private static void SetBase(IInvocationOperation call, EntityDraft entity, FluentBody body)
    {
        entity.IsBaseConfigured = true;
        var named = call.TargetMethod.TypeArguments is [var argument]
            ? body.Frame.Resolve(argument)
            : call.Arguments.Select(value => FluentArguments.Unwrap(value.Value)).OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;
        if (named is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
            entity.ConfiguredBase = body.Model.Entity(type);
    }
}
