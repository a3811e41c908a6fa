using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Adds what mapping attributes of a class and its properties say, where no fluent call says otherwise: fluent calls win (EF Core documentation, Data annotations).</summary>
internal static class EntityAttributes
{
    private static readonly string[] EntityFramework = ["Microsoft", "EntityFrameworkCore"];
    private static readonly string[] Annotations = ["System", "ComponentModel", "DataAnnotations"];

    /// <summary>Reads those of the class and of its bases down from the entity's base type in the model.</summary>
    public static void Read(INamedTypeSymbol type, EntityDraft entity)
    {
        foreach (var declaring in type.SelfAndBases().TakeWhile(candidate => !SymbolEqualityComparer.Default.Equals(candidate, entity.Base?.Type)).Reverse())
        {
            foreach (var attribute in declaring.GetAttributes())
                ReadFromType(attribute, entity, isOwn: SymbolEqualityComparer.Default.Equals(declaring, type));
        }

        foreach (var property in entity.Properties)
        {
            // An override has the attributes of what it overrides, where it has none of its own.
            for (var member = property.Member; member is not null; member = (member as IPropertySymbol)?.OverriddenProperty)
                ReadFromProperty(member, property);
        }

        SetKey(type, entity);
    }

    /// <summary>The constant texts among the constructor arguments, those of arrays included; empty also when one of them is missing or wrong.</summary>
    public static ImmutableArray<string> Strings(AttributeData attribute)
    {
        var strings = ImmutableArray.CreateBuilder<string>();
        foreach (var argument in attribute.ConstructorArguments)
        {
            if (argument.IsNull)
                return ImmutableArray<string>.Empty;

            foreach (var constant in argument.Kind == TypedConstantKind.Array ? argument.Values : ImmutableArray.Create(argument))
            {
                if (constant is not { Kind: TypedConstantKind.Primitive, Value: string text })
                    return ImmutableArray<string>.Empty;

                strings.Add(text);
            }
        }

        return strings.ToImmutable();
    }

    /// <summary>The names that the attribute of that name on a property gives; empty when it has none.</summary>
    public static ImmutableArray<string> Named(ISymbol property, string attributeName) =>
        property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == attributeName && Is(attribute, Annotations)) is { } found
            ? Strings(found)
            : ImmutableArray<string>.Empty;

    private static void ReadFromType(AttributeData attribute, EntityDraft entity, bool isOwn)
    {
        switch (attribute.AttributeClass?.Name)
        {
            case "IndexAttribute" when Is(attribute, EntityFramework) && Strings(attribute) is { IsEmpty: false } properties:
                var index = entity.Index(new(properties), Named(attribute, "Name") as string, SourceLine.Of(attribute.ApplicationSyntaxReference));
                index.AddedAt = 0;
                index.IsUnique ??= Named(attribute, "IsUnique") as bool?;
                break;
            case "PrimaryKeyAttribute" when Is(attribute, EntityFramework) && Strings(attribute) is { IsEmpty: false } properties:
                if (entity is { PrimaryKey: null, IsKeyUnknown: false, IsKeyless: not true, Base: null })
                    entity.SetPrimaryKey(new(properties), SourceLine.Of(attribute.ApplicationSyntaxReference));
                break;
            case "KeylessAttribute" when Is(attribute, EntityFramework):
                entity.IsKeyless ??= true;
                break;
            case "TableAttribute" when isOwn && Is(attribute, Annotations) && Strings(attribute) is { IsEmpty: false } names:
                entity.TableName ??= entity.IsTableNameUnknown ? null : names[0];
                if (!entity.IsSchemaConfigured)
                    entity.SchemaName ??= Named(attribute, "Schema") as string;
                break;
        }
    }

    private static void ReadFromProperty(ISymbol member, PropertyDraft property)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (!Is(attribute, Annotations) && !Is(attribute, EntityFramework))
                continue;

            switch (attribute.AttributeClass?.Name)
            {
                case "ColumnAttribute":
                    if (!property.IsColumnNameUnknown)
                        property.ColumnName ??= Strings(attribute).FirstOrDefault();
                    property.ColumnType ??= Named(attribute, "TypeName") as string;
                    break;
                case "RequiredAttribute":
                    property.IsRequired ??= true;
                    break;
                case "MaxLengthAttribute" or "StringLengthAttribute" when attribute.ConstructorArguments is [{ Value: int length }, ..]:
                    property.MaxLength ??= length;
                    break;
                case "PrecisionAttribute" when attribute.ConstructorArguments is [{ Value: int precision }, ..]:
                    property.Precision ??= precision;
                    property.Scale ??= attribute.ConstructorArguments.Skip(1).FirstOrDefault().Value as int?;
                    break;
                case "TimestampAttribute":
                    property.IsRowVersion = true;
                    break;
                case "DatabaseGeneratedAttribute" when attribute.ConstructorArguments is [{ Value: int option }, ..]:
                    // None = 0, Identity = 1, Computed = 2 (DatabaseGeneratedOption); a computed key draws from no sequence.
                    property.Strategy ??= option == 1 ? ValueStrategy.OnAdd : ValueStrategy.Never;
                    break;
            }
        }
    }

    /// <summary>[Key] on one property, or on several for a composite key in the order of the properties.</summary>
    private static void SetKey(INamedTypeSymbol type, EntityDraft entity)
    {
        if (entity is not { PrimaryKey: null, IsKeyUnknown: false, IsKeyless: not true, Base: null })
            return;

        var names = entity.Properties.Where(property => property.Member is { } member && EntityProperties.HasAnnotation(member, "KeyAttribute")).Select(property => property.Name).ToImmutableArray();
        if (!names.IsEmpty)
            entity.SetPrimaryKey(new(names), SourceLine.Of(type));
    }

    private static bool Is(AttributeData attribute, string[] namespaceNames) => attribute.AttributeClass.IsInOrBelow(namespaceNames);

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: var value } ? value : null;
}
