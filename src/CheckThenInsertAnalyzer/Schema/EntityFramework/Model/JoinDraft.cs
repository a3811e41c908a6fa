namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A many-to-many relationship while the model is put together.</summary>
/// <param name="left">One entity type.</param>
/// <param name="leftNavigation">Its property that leads to the others; null for none.</param>
/// <param name="right">The other entity type.</param>
/// <param name="rightNavigation">Its property that leads back; null for none.</param>
/// <param name="source">Where it was read.</param>
internal sealed class JoinDraft(EntityDraft left, string? leftNavigation, EntityDraft right, string? rightNavigation, SchemaSource source)
{
    public EntityDraft Left { get; } = left;

    public string? LeftNavigation { get; } = leftNavigation;

    public EntityDraft Right { get; } = right;

    public string? RightNavigation { get; } = rightNavigation;

    public SchemaSource Source { get; } = source;

    /// <summary>The entity type whose rows join both; null until UsingEntity names it or convention makes it.</summary>
    public EntityDraft? Entity { get; set; }

    /// <summary>Whether the property of the entity type belongs to this relationship.</summary>
    public bool Has(EntityDraft entity, string? navigation) =>
        navigation is not null
        && ((Left == entity && LeftNavigation == navigation) || (Right == entity && RightNavigation == navigation));

    /// <summary>The name that convention gives to the table: both short names in ordinal order.</summary>
    public string DefaultName => string.CompareOrdinal(Left.Name, Right.Name) < 0 ? Left.Name + Right.Name : Right.Name + Left.Name;
}
