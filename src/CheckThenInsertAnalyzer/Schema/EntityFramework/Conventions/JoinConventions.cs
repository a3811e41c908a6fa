namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Makes the entity types whose rows join both sides of many-to-many relationships (EF Core documentation, Many-to-many relationships).</summary>
internal static class JoinConventions
{
    public static void MakeJoinEntities(ModelDraft model)
    {
        foreach (var join in model.Joins)
        {
            var entity = join.Entity ??= model.Named(Unused(join.DefaultName, model), type: null);
            var toLeft = Half(entity, join.Left, besides: null, join, model);
            var toRight = Half(entity, join.Right, besides: toLeft, join, model);
            toLeft.SkipNavigation ??= join.RightNavigation;
            toRight.SkipNavigation ??= join.LeftNavigation;
            (toLeft.IsJoin, toRight.IsJoin) = (true, true);
        }
    }

    private static string Unused(string name, ModelDraft model)
    {
        var unused = name;
        for (var number = 1; model.HasNamed(unused); number++)
            unused = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);

        return unused;
    }

    /// <summary>The relationship from the joining entity type to one side: the one that is configured or that its navigation makes, or else a new one.</summary>
    private static RelationshipDraft Half(EntityDraft entity, EntityDraft side, RelationshipDraft? besides, JoinDraft join, ModelDraft model)
    {
        var half = model.Relationships.Find(candidate => candidate.Dependent == entity && candidate.Principal == side && candidate != besides);
        if (half is null)
            model.Relationships.Add(half = new(side, entity, join.Source) { IsDirectionKnown = true });
        half.IsRequired ??= true;
        return half;
    }
}
