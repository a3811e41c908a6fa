using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Who gives a column its value (EF Core documentation, Generated values; Npgsql documentation, Value generation).</summary>
internal static class ValueGeneration
{
    /// <summary>As configured, or by convention: what makes the only property of a key that is no foreign key.</summary>
    public static ValueStrategy Of(PropertyDraft property, EntityDraft row, ModelDraft model)
    {
        var isInteger = property.IsGeneratedNumber || (StoredType(property) is { } type && ClrTypes.IsSequenceType(type));
        switch (property.Strategy)
        {
            case null when !IsGeneratedKey(property, row):
                return ValueStrategy.Never;
            case null or ValueStrategy.OnAdd when isInteger && !property.IsForeignKey:
                return ByModel(row, model);
            case null or ValueStrategy.OnAdd:
                return ValueStrategy.Never;
            default:
                return property.Strategy.Value;
        }
    }

    private static ValueStrategy ByModel(EntityDraft row, ModelDraft model)
    {
        var strategy = model.KeyStrategy ?? ValueStrategy.IdentityByDefault;
        return TableMapping.StrategyOf(row) == MappingStrategy.TablePerConcreteType && strategy != ValueStrategy.HiLo ? ValueStrategy.Sequence : strategy;
    }

    private static bool IsGeneratedKey(PropertyDraft property, EntityDraft row)
    {
        if (property.IsGeneratedNumber)
            return true;
        if (property.IsForeignKey || property.Type is not { } type || !ClrTypes.IsGeneratedInteger(type) || row.Root.PrimaryKey is not { } key || !key.Properties.Names.Contains(property.Name))
            return false;

        return row.Containment == Containment.None
            ? key.Properties.Names.Length == 1
            : key.Properties.Names.Count(name => row.FindProperty(name) is not { IsForeignKey: true }) == 1;
    }

    private static ITypeSymbol? StoredType(PropertyDraft property) => property.HasConversion ? property.ConvertedTo : property.Type;
}
