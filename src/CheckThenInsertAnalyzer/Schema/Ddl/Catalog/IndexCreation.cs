namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Makes indexes, and on partitioned tables their parts, as DefineIndex of the server does.</summary>
internal static class IndexCreation
{
    /// <summary>Makes an index.</summary>
    /// <param name="catalog">Where.</param>
    /// <param name="table">Its table.</param>
    /// <param name="name">Null when the server chooses one.</param>
    /// <param name="definition">What it is made of.</param>
    /// <param name="source">Where that stands.</param>
    /// <param name="isOnly">Whether ONLY keeps it from the partitions.</param>
    public static void Create(SchemaCatalog catalog, CatalogTable table, string? name, IndexDefinition definition, SchemaSource source, bool isOnly = false)
    {
        if (!IsPossible(table, name, definition))
            return;

        var index = Add(catalog, table, name, definition, source);
        if (!table.IsPartitioned)
            return;
        if (isOnly)
            index.IsValid = table.Children.Count == 0;
        else
            Spread(catalog, index, source);
    }

    /// <summary>Gives a new partition its part of every index of its parent: one that it has, or a new one.</summary>
    public static void CreateParts(SchemaCatalog catalog, CatalogTable parent, CatalogTable partition, SchemaSource source)
    {
        foreach (var index in parent.Indexes.ToList())
            Spread(catalog, Part(catalog, index, partition, source), source);
    }

    private static bool IsPossible(CatalogTable table, string? name, IndexDefinition definition)
    {
        if (table.Kind == RelationKind.ForeignTable || (name is not null && table.Schema.Find(name) is not null))
            return false;

        // Of the server's own access methods only this one knows uniqueness.
        if (definition.IsUnique && definition.Method != "btree")
            return false;
        if (definition.Kind == IndexKind.PrimaryKey && table.Indexes.Exists(index => index.Definition.Kind == IndexKind.PrimaryKey))
            return false;
        return definition.Elements.All(element => element.Part.Column is not { } column || table.MayHave(column)) && definition.Included.All(table.MayHave);
    }

    private static CatalogIndex Add(SchemaCatalog catalog, CatalogTable table, string? name, IndexDefinition definition, SchemaSource source)
    {
        catalog.Spend(1 + (table.Indexes.Count / 16));
        var index = new CatalogIndex(table, name ?? ChooseName(table, definition), definition, source);
        index.Register();
        index.NoteConstraint(isThere: true);
        table.Indexes.Add(index);
        if (definition.Kind != IndexKind.PrimaryKey)
            return index;

        foreach (var element in definition.Elements)
        {
            // Up to PostgreSQL 17 the children of an inheritance parent become NOT NULL too.
            foreach (var changed in table.Descendants().Prepend(table))
            {
                if (changed.Column(element.Part.Column ?? "") is { } column)
                    column.IsNullable = false;
            }
        }

        return index;
    }

    /// <summary>Null when it is not known how the server calls one of the elements.</summary>
    private static string? ChooseName(CatalogTable table, IndexDefinition definition)
    {
        if (definition.Kind == IndexKind.PrimaryKey)
            return table.Schema.ChooseRelationName(table.Name!, null, definition.Label, isConstraint: true);

        var names = definition.Elements.Select(element => element.DefaultName).ToList();
        return names.Contains(null)
            ? null
            : table.Schema.ChooseRelationName(table.Name!, ConstraintNaming.Join(ConstraintNaming.Distinct(names.Concat(definition.Included)!)), definition.Label, definition.IsConstraint);
    }

    /// <summary>Makes the parts of an index in the partitions, and in theirs.</summary>
    private static void Spread(SchemaCatalog catalog, CatalogIndex index, SchemaSource source)
    {
        var open = new Queue<CatalogIndex>();
        open.Enqueue(index);
        while (open.Count > 0 && !catalog.IsExhausted)
        {
            var parent = open.Dequeue();
            if (parent.Children.Count > 0 || !parent.Table.IsPartitioned)
                continue;
            foreach (var partition in parent.Table.Children)
            {
                if (partition.Kind != RelationKind.ForeignTable)
                    open.Enqueue(Part(catalog, parent, partition, source));
            }
        }
    }

    private static CatalogIndex Part(SchemaCatalog catalog, CatalogIndex parent, CatalogTable partition, SchemaSource source)
    {
        var part = partition.Indexes.Find(index => index.Parent is null && index.Definition.CanServeFor(parent.Definition))
            ?? Add(catalog, partition, name: null, parent.Definition, source);
        part.BelongTo(parent);
        return part;
    }
}
