namespace CheckThenInsertAnalyzer.Schema;

/// <summary>How an entity type belongs to another one.</summary>
internal enum Containment
{
    /// <summary>It stands alone.</summary>
    None,

    /// <summary>OwnsOne: in its owner's table unless it has one of its own.</summary>
    OwnedReference,

    /// <summary>OwnsMany: a table of its own, with its owner's key as part of its own.</summary>
    OwnedCollection,

    /// <summary>A complex type: columns of its container, without an identity.</summary>
    Complex,
}
