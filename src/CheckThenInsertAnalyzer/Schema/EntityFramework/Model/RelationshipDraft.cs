namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A relationship between two entity types while the model is put together.</summary>
/// <param name="principal">The entity type that is referred to.</param>
/// <param name="dependent">The entity type that has the foreign key.</param>
/// <param name="source">Where it was read.</param>
internal sealed class RelationshipDraft(EntityDraft principal, EntityDraft dependent, SchemaSource source)
{
    public EntityDraft Principal { get; private set; } = principal;

    public EntityDraft Dependent { get; private set; } = dependent;

    public SchemaSource Source { get; } = source;

    /// <summary>The principal's property that leads to the dependent; null for none.</summary>
    public string? PrincipalNavigation { get; set; }

    /// <summary>The dependent's property that leads to the principal; null for none.</summary>
    public string? DependentNavigation { get; set; }

    /// <summary>Whether it is one-to-one.</summary>
    public bool IsUnique { get; set; }

    /// <summary>Whether something says which side is the dependent; a one-to-one relationship leaves it to the names of properties otherwise.</summary>
    public bool IsDirectionKnown { get; set; }

    public bool IsOwnership { get; set; }

    /// <summary>The dependent's properties; null until they are configured or found.</summary>
    public PropertyList? ForeignKey { get; set; }

    /// <summary>Whether a foreign key is configured in a way that cannot be read.</summary>
    public bool IsForeignKeyUnknown { get; set; }

    /// <summary>The principal's properties that HasPrincipalKey names; null for the primary key.</summary>
    public PropertyList? PrincipalKey { get; set; }

    /// <summary>What IsRequired or [Required] says; null leaves it to the properties and to the annotation of the navigation.</summary>
    public bool? IsRequired { get; set; }

    /// <summary>Whether the dependent's navigation cannot be null by its annotation: this makes shadow properties required, but no property of the class.</summary>
    public bool IsAnnotatedRequired { get; set; }

    /// <summary>When a fluent call last spoke of it (<see cref="ModelDraft.Next"/>); 0 when none does.</summary>
    public int ConfiguredAt { get; set; }

    /// <summary>Whether it is a half of a many-to-many relationship.</summary>
    public bool IsJoin { get; set; }

    /// <summary>The navigation on the other end of a many-to-many relationship of which this is a half; null for any other.</summary>
    public string? SkipNavigation { get; set; }

    /// <summary>Whether the property of the entity type belongs to this relationship.</summary>
    public bool Has(EntityDraft entity, string? navigation) =>
        navigation is not null
        && ((Dependent == entity && DependentNavigation == navigation) || (Principal == entity && PrincipalNavigation == navigation));

    /// <summary>Makes the dependent the principal.</summary>
    public void Invert()
    {
        (Principal, Dependent) = (Dependent, Principal);
        (PrincipalNavigation, DependentNavigation) = (DependentNavigation, PrincipalNavigation);
    }
}
