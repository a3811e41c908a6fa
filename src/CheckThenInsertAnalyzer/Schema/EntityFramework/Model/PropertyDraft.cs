using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One property of an entity type while the model is put together. What is null is left to attributes and conventions.</summary>
internal sealed class PropertyDraft(string name, EntityDraft entity)
{
    public string Name { get; } = name;

    public EntityDraft Entity { get; } = entity;

    /// <summary>The member of the class; null for a shadow property.</summary>
    public ISymbol? Member { get; set; }

    /// <summary>Its type in C#; null when it is not known.</summary>
    public ITypeSymbol? Type { get; set; }

    /// <summary>Whether a shadow property of a foreign key accepts NULL whatever its type: it has the type of the key that it refers to.</summary>
    public bool IsOptionalReference { get; set; }

    /// <summary>Whether it is the number that tells apart what one owner owns.</summary>
    public bool IsGeneratedNumber { get; set; }

    public SchemaSource? Source { get; set; }

    public string? ColumnName { get; set; }

    /// <summary>When the column's name was given (<see cref="ModelDraft.Next"/>).</summary>
    public int ColumnNamedAt { get; set; }

    /// <summary>Whether a name is given that cannot be read.</summary>
    public bool IsColumnNameUnknown { get; set; }

    public string? ColumnType { get; set; }

    public string? Collation { get; set; }

    public int? MaxLength { get; set; }

    public int? Precision { get; set; }

    public int? Scale { get; set; }

    public bool IsFixedLength { get; set; }

    public ValueStrategy? Strategy { get; set; }

    public bool? IsRequired { get; set; }

    /// <summary>A converted key gets no identity column by convention.</summary>
    public bool HasConversion { get; set; }

    /// <summary>What it is converted to; null when it is not converted or this cannot be told.</summary>
    public ITypeSymbol? ConvertedTo { get; set; }

    /// <summary>A row version of type uint is the system column xmin, which no CREATE TABLE has.</summary>
    public bool IsRowVersion { get; set; }

    /// <summary>Whether a foreign key has it.</summary>
    public bool IsForeignKey { get; set; }

    /// <summary>The property of the principal that a foreign key makes it equal to; null for none.</summary>
    public PropertyDraft? RefersTo { get; set; }

    /// <summary>Whether the class has no such member.</summary>
    public bool IsShadow => Member is null;

    /// <summary>Adds what a derived type says about the same property.</summary>
    public void Add(PropertyDraft other)
    {
        ColumnName = other.ColumnName ?? ColumnName;
        ColumnNamedAt = Math.Max(ColumnNamedAt, other.ColumnNamedAt);
        IsColumnNameUnknown |= other.IsColumnNameUnknown;
        ColumnType = other.ColumnType ?? ColumnType;
        Collation = other.Collation ?? Collation;
        MaxLength = other.MaxLength ?? MaxLength;
        Precision = other.Precision ?? Precision;
        Scale = other.Scale ?? Scale;
        IsFixedLength |= other.IsFixedLength;
        Strategy = other.Strategy ?? Strategy;
        IsRequired = other.IsRequired ?? IsRequired;
        HasConversion |= other.HasConversion;
        ConvertedTo = other.ConvertedTo ?? ConvertedTo;
        IsRowVersion |= other.IsRowVersion;
    }
}
