using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Finds the primary keys that nothing configures (EF Core documentation, Keys).</summary>
internal static class KeyConventions
{
    public static void FindKeys(ModelDraft model)
    {
        foreach (var entity in model.Entities)
        {
            if (entity is { Containment: Containment.None, Base: null } && MayHaveKey(entity) && ByConvention(entity) is { } key)
                entity.SetPrimaryKey(new(ImmutableArray.Create(key.Name)), key.Source ?? entity.Source);
        }
    }

    /// <summary>Whether convention may give the entity type a primary key.</summary>
    public static bool MayHaveKey(EntityDraft entity) => entity is { PrimaryKey: null, IsKeyless: not true, IsKeyUnknown: false };

    /// <summary>The property called Id, or else the one called like the class with Id after it, in any case; null when that leaves none or two.</summary>
    public static PropertyDraft? ByConvention(EntityDraft entity)
    {
        var candidates = Named(entity, "Id");
        if (candidates.Count == 0)
            candidates = Named(entity, entity.Name + "Id");

        return candidates is [var key] ? key : null;
    }

    private static List<PropertyDraft> Named(EntityDraft entity, string name) =>
        entity.Properties.Where(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
}
