namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What shares the name space of a schema (pg_class): a table, view, index, sequence or composite type.</summary>
/// <param name="schema">Where it is.</param>
/// <param name="name">As the server stores it; null when the server chose a name that is not known.</param>
internal abstract class CatalogRelation(CatalogSchema schema, string? name)
{
    public CatalogSchema Schema { get; private set; } = schema;

    public string? Name { get; private set; } = name;

    public bool IsDropped { get; private set; }

    /// <summary>Takes the name.</summary>
    public void Register() => Schema.Add(this);

    public virtual void Rename(string newName)
    {
        Schema.Remove(this);
        Name = newName;
        Schema.Add(this);
    }

    public virtual void MoveTo(CatalogSchema target)
    {
        Schema.Remove(this);
        Schema = target;
        Schema.Add(this);
    }

    /// <summary>Frees the name. What depends on the relation is dropped by <see cref="SchemaCatalog.Drop"/>.</summary>
    public virtual void Remove()
    {
        Schema.Remove(this);
        IsDropped = true;
    }
}
