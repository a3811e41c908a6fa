using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Adds what [ForeignKey] and [Required] on navigations, and the annotations of their types, say about relationships.</summary>
internal static class ForeignKeyAttributes
{
    public static void Read(ModelDraft model)
    {
        foreach (var relationship in model.Relationships)
        {
            if (relationship is { ForeignKey: null, IsForeignKeyUnknown: false })
                SetForeignKey(relationship);
            relationship.IsRequired ??= IsRequired(relationship) ? true : null;
        }
    }

    /// <summary>
    /// [ForeignKey] stands on a navigation and names the properties of the dependent, or stands on a property of the dependent and names its navigation. On the
    /// reference of a one-to-one relationship it names the side that has the foreign key.
    /// </summary>
    private static void SetForeignKey(RelationshipDraft relationship)
    {
        if (NamedBy(relationship.Dependent, relationship.DependentNavigation) is { IsEmpty: false } ofDependent)
        {
            relationship.ForeignKey = new(ofDependent);
            relationship.IsDirectionKnown = true;
        }
        else if (NamedBy(relationship.Principal, relationship.PrincipalNavigation) is { IsEmpty: false } ofPrincipal)
        {
            relationship.ForeignKey = new(ofPrincipal);
            if (relationship is { IsUnique: true, IsDirectionKnown: false } && !HasAll(relationship.Dependent, ofPrincipal))
                relationship.Invert();
            relationship.IsDirectionKnown = true;
        }
    }

    private static bool HasAll(EntityDraft entity, ImmutableArray<string> names) => names.All(name => entity.FindProperty(name) is not null);

    private static ImmutableArray<string> NamedBy(EntityDraft entity, string? navigation)
    {
        if (navigation is null || entity.Type is not { } type)
            return ImmutableArray<string>.Empty;

        if (EntityProperties.Find(type, navigation) is { } property && EntityAttributes.Named(property, "ForeignKeyAttribute") is [var names])
            return names.Split(',').Select(name => name.Trim()).ToImmutableArray();

        return entity.SelfAndBases()
            .SelectMany(candidate => candidate.Properties)
            .Where(candidate => candidate.Member is { } member && EntityAttributes.Named(member, "ForeignKeyAttribute") is [var named] && named == navigation)
            .Select(candidate => candidate.Name)
            .ToImmutableArray();
    }

    /// <summary>A reference to the principal that cannot be null makes the foreign key required; a nullable one says nothing.</summary>
    private static bool IsRequired(RelationshipDraft relationship) =>
        relationship is { IsOwnership: false, DependentNavigation: { } navigation, Dependent.Type: { } type }
        && EntityProperties.Find(type, navigation) is { } property
        && (property.Type.NullableAnnotation == NullableAnnotation.NotAnnotated || EntityProperties.HasAnnotation(property, "RequiredAttribute"));
}
