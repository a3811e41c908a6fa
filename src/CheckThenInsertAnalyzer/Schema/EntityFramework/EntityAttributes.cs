using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Reads the mapping attributes of an entity, its base classes and their properties into a draft. Base classes come first, so that derived ones win.</summary>
internal static class EntityAttributes
{
    private static readonly string[] EntityFramework = ["Microsoft", "EntityFrameworkCore"];
    private static readonly string[] Annotations = ["System", "ComponentModel", "DataAnnotations"];

    public static void Read(INamedTypeSymbol entity, EntityDraft draft)
    {
        foreach (var type in entity.SelfAndBases().Reverse())
        {
            foreach (var attribute in type.GetAttributes())
                ReadFromType(attribute, draft);
        }

        var keyProperties = ImmutableArray.CreateBuilder<string>();
        foreach (var property in EntityProperties.Of(entity).Reverse())
            ReadFromProperty(property, draft, keyProperties);

        if (keyProperties.Count > 0 && draft.PrimaryKey is null)
            draft.SetPrimaryKey(new(keyProperties.ToImmutable()), SourceLine.Of(entity));
    }

    private static void ReadFromType(AttributeData attribute, EntityDraft draft)
    {
        switch (attribute.AttributeClass?.Name)
        {
            case "IndexAttribute" when Is(attribute, EntityFramework) && Strings(attribute) is { IsEmpty: false } properties:
                var index = draft.Index(new(properties), Named(attribute, "Name") as string, SourceLine.Of(attribute.ApplicationSyntaxReference));
                index.IsUnique = Named(attribute, "IsUnique") is true;
                break;
            case "PrimaryKeyAttribute" when Is(attribute, EntityFramework) && Strings(attribute) is { IsEmpty: false } properties:
                draft.SetPrimaryKey(new(properties), SourceLine.Of(attribute.ApplicationSyntaxReference));
                break;
            case "KeylessAttribute" when Is(attribute, EntityFramework):
                draft.IsKeyless = true;
                break;
            case "TableAttribute" when Is(attribute, Annotations) && Strings(attribute) is { IsEmpty: false } names:
                draft.TableName = names[0];
                draft.SchemaName = Named(attribute, "Schema") as string;
                break;
        }
    }

    private static void ReadFromProperty(IPropertySymbol property, EntityDraft draft, ImmutableArray<string>.Builder keyProperties)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (!Is(attribute, Annotations))
                continue;

            switch (attribute.AttributeClass?.Name)
            {
                case "KeyAttribute":
                    keyProperties.Add(property.Name);
                    break;
                case "ColumnAttribute" when Strings(attribute) is [var columnName, ..]:
                    draft.Property(property.Name).ColumnName = columnName;
                    break;
                case "RequiredAttribute":
                    draft.Property(property.Name).IsRequired = true;
                    break;
                case "NotMappedAttribute":
                    draft.Property(property.Name).IsIgnored = true;
                    break;
                case "DatabaseGeneratedAttribute" when attribute.ConstructorArguments is [{ Value: int option }, ..]:
                    // None = 0, Identity = 1, Computed = 2 (DatabaseGeneratedOption); a computed key draws from no sequence.
                    draft.Property(property.Name).Strategy = option == 1 ? ValueStrategy.OnAdd : ValueStrategy.Never;
                    break;
                case "ForeignKeyAttribute" when Strings(attribute) is [var other, ..]:
                    ReadForeignKey(property, other, draft);
                    break;
            }
        }
    }

    /// <summary>[ForeignKey] stands on the key property and names the navigation, or stands on the navigation and names the key properties.</summary>
    private static void ReadForeignKey(IPropertySymbol property, string other, EntityDraft draft)
    {
        if (EntityProperties.IsCollection(property.Type))
            return;

        var names = EntityProperties.IsNavigation(property.Type)
            ? other.Split(',').Select(name => name.Trim()).ToImmutableArray()
            : ImmutableArray.Create(property.Name);
        draft.ForeignKeys.Add(new(new(names), IsUnique: false, SourceLine.Of(property)));
    }

    private static bool Is(AttributeData attribute, string[] namespaceNames) => attribute.AttributeClass.IsInOrBelow(namespaceNames);

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { Kind: TypedConstantKind.Primitive, Value: var value } ? value : null;

    /// <summary>All strings among the constructor arguments, those of arrays included; empty also when one of them is missing or wrong.</summary>
    private static ImmutableArray<string> Strings(AttributeData attribute)
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
}
