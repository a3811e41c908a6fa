namespace CheckThenInsertAnalyzer.Schema;

/// <summary>How a hierarchy of entity types is stored (EF Core documentation, Inheritance).</summary>
internal enum MappingStrategy
{
    /// <summary>One table for all, with a discriminator (TPH).</summary>
    OneTable,

    /// <summary>A table for each type, with the columns that the type adds (TPT).</summary>
    TablePerType,

    /// <summary>A table for each type that can be instantiated, with all its columns (TPC).</summary>
    TablePerConcreteType,
}
