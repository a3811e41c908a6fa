using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A column while statements still change it.</summary>
internal sealed class CatalogColumn(string name, string typeName)
{
    public string Name { get; set; } = name;

    /// <summary>As written, in lower case; empty when it is not known.</summary>
    public string TypeName { get; set; } = typeName;

    public string? Collation { get; set; }

    public bool IsNullable { get; set; } = true;

    public ColumnGeneration Generation { get; set; }

    /// <summary>The sequence that its DEFAULT or identity draws from; null for none or one that is not known.</summary>
    public CatalogSequence? Sequence { get; set; }

    /// <summary>How many parents it comes from.</summary>
    public int Parents { get; set; }

    /// <summary>Whether the table defines it itself, so that it stays when the last parent loses it.</summary>
    public bool IsLocal { get; set; } = true;

    /// <summary>The type of its values: what serial stands for.</summary>
    public string ValueType => TypeName switch
    {
        "serial" or "serial4" => "integer",
        "bigserial" or "serial8" => "bigint",
        "smallserial" or "serial2" => "smallint",
        _ => TypeName,
    };

    /// <summary>The name in its type, without modifiers and array bounds; null when it is not known.</summary>
    public QualifiedName? NameOfType()
    {
        var reader = new SqlTokenReader(TypeName);
        return reader.MoveToNextStatement() ? reader.TakeQualifiedName() : null;
    }

    public bool IsIdentity => Generation is ColumnGeneration.IdentityAlways or ColumnGeneration.IdentityByDefault;

    /// <summary>A column of another table that is like this one: not null where this is, with its default, and without its identity.</summary>
    public CatalogColumn Copy() => new(Name, ValueType)
    {
        Collation = Collation,
        IsNullable = IsNullable,
        Generation = IsIdentity ? ColumnGeneration.None : Generation,
        Sequence = IsIdentity ? null : Sequence,
    };

    public ColumnSchema ToColumn() => new(Name, TypeName, IsNullable, Generation) { Collation = Collation };
}
