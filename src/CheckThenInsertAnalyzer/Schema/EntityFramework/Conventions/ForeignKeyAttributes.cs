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
            if (!relationship.IsOwnership && NavigationOf(relationship) is { } navigation)
            {
                relationship.IsRequired ??= EntityProperties.HasAnnotation(navigation, "RequiredAttribute") ? true : null;
                relationship.IsAnnotatedRequired = navigation.Type.NullableAnnotation == NullableAnnotation.NotAnnotated;
            }
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

        if (type.PropertyNamed(navigation) is { } property && EntityAttributes.Named(property, "ForeignKeyAttribute") is [var names])
            return names.Split(',').Select(name => name.Trim()).ToImmutableArray();

        return entity.SelfAndBases()
            .SelectMany(candidate => candidate.Properties)
            .Where(candidate => candidate.Member is { } member && EntityAttributes.Named(member, "ForeignKeyAttribute") is [var named] && named == navigation)
            .Select(candidate => candidate.Name)
            .ToImmutableArray();
    }

    /// <summary>The dependent's property that leads to the principal; null for none.</summary>
    private static IPropertySymbol? NavigationOf(RelationshipDraft relationship) =>
        relationship is { DependentNavigation: { } navigation, Dependent.Type: { } type } ? type.PropertyNamed(navigation) : null;
}
