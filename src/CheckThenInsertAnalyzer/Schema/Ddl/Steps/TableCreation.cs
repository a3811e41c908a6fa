using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Makes a table in the order in which the server does it, since default names depend on what is already there.</summary>
internal readonly struct TableCreation(SchemaCatalog catalog, CatalogTable table)
{
    /// <summary>Columns with their sequences; the table with its CHECKs; keys, the primary key first; what LIKE includes; foreign keys (transformCreateStmt, DefineRelation).</summary>
    public void Run(CreateTable statement)
    {
        var parent = statement.PartitionOf is { } partitioned ? catalog.FindTable(partitioned) : null;
        Inherit(statement, parent);
        AddTypeColumns(statement.OfType);
        AddColumns(statement);
        table.IsLeftOut |= table.Columns.Count > CatalogTable.MostColumns;
        catalog.Add(table);
        foreach (var from in table.Parents)
            TableInheritance.AddChecks(table, from);
        if (parent is not null)
        {
            IndexCreation.CreateParts(catalog, parent, table, table.Source);
            TableInheritance.AddForeignKeys(table, parent);
            TableInheritance.AddReferences(table, parent);
        }

        AddConstraints(statement);
    }

    private void Inherit(CreateTable statement, CatalogTable? parent)
    {
        if (parent is not null)
            TableInheritance.Begin(table, parent);

        // A partition has its parent's keys; an inheriting table has no more than its columns.
        table.IsLeftOut = (statement.PartitionOf is not null && parent is null) || (parent?.IsLeftOut ?? false);
        table.AreKeysKnown = parent?.AreKeysKnown ?? true;
        foreach (var name in statement.Parents)
        {
            if (catalog.FindTable(name) is { } inherited)
                TableInheritance.Begin(table, inherited);
            else
                table.AreColumnsKnown = false;
        }
    }

    private void AddTypeColumns(QualifiedName? typeName)
    {
        if (typeName is null)
            return;
        if (catalog.Find(typeName) is CatalogCompositeType type)
        {
            type.Tables.Add(table);
            table.Columns.AddRange(type.Attributes.Select(attribute => attribute.Copy()));
        }
        else
        {
            table.AreColumnsKnown = false;
        }
    }

    private void AddColumns(CreateTable statement)
    {
        foreach (var element in statement.Elements)
        {
            if (element is ColumnDefinition definition)
                AddColumn(definition);
            else if (element is LikeDefinition like)
                AddLikeColumns(like);
        }
    }

    private void AddColumn(ColumnDefinition definition)
    {
        var column = table.Column(definition.Name);
        if (column is null && definition.TypeName is { } type)
        {
            column = new CatalogColumn(definition.Name, type) { Collation = definition.Collation };
            table.Columns.Add(column);
        }

        if (column is null)
            return;
        column.IsLocal |= definition.TypeName is not null;
        column.IsNullable &= !definition.IsNotNull;
        definition.Default?.ApplyTo(column, table, catalog);
    }

    private void AddLikeColumns(LikeDefinition like)
    {
        var source = catalog.Find(like.Source);
        switch (source)
        {
            case CatalogTable { IsLeftOut: false } known:
                table.AreColumnsKnown &= known.AreColumnsKnown;
                table.AreKeysKnown &= known.AreKeysKnown || !like.Parts.HasFlag(LikeParts.Indexes);
                foreach (var column in known.Columns)
                    AddLikeColumn(column, like.Parts);
                break;
            case CatalogCompositeType type:
                table.Columns.AddRange(type.Attributes.Select(attribute => attribute.Copy()));
                break;
            default:
                table.AreColumnsKnown = false;
                table.IsLeftOut |= like.Parts.HasFlag(LikeParts.Indexes);
                break;
        }
    }

    private void AddLikeColumn(CatalogColumn source, LikeParts parts)
    {
        var column = source.Copy();
        if (source.IsIdentity)
        {
            if (parts.HasFlag(LikeParts.Identity))
                new ColumnDefault(source.Generation, MakesSequence: true).ApplyTo(column, table, catalog);
        }
        else if (!parts.HasFlag(source.Generation == ColumnGeneration.Computed ? LikeParts.Generated : LikeParts.Defaults))
        {
            (column.Generation, column.Sequence) = (ColumnGeneration.None, null);
        }

        column.Sequence?.Users.Add(column);
        table.Columns.Add(column);
    }

    private void AddConstraints(CreateTable statement)
    {
        var constraints = statement.Elements.SelectMany(element => element switch
        {
            ColumnDefinition column => column.Constraints,
            ConstraintDefinition constraint => [constraint],
            _ => Enumerable.Empty<ConstraintDefinition>(),
        }).ToList();

        foreach (var check in constraints.OfType<CheckConstraint>())
            check.AddTo(catalog, table, isOnly: false);
        foreach (var key in Distinct(constraints.OfType<IndexConstraint>()))
            key.AddTo(catalog, table, isOnly: false);
        foreach (var like in statement.Elements.OfType<LikeDefinition>())
            AddLikeConstraints(like);
        foreach (var reference in constraints.OfType<ForeignKeyConstraint>())
            reference.AddTo(catalog, table, isOnly: false);
    }

    /// <summary>The primary key first, and those that say the same as one before them left out (transformIndexConstraints).</summary>
    private static List<IndexConstraint> Distinct(IEnumerable<IndexConstraint> keys)
    {
        var distinct = new List<IndexConstraint>();
        foreach (var key in keys.OrderByDescending(key => key.Index.Kind == IndexKind.PrimaryKey))
        {
            var same = distinct.FindIndex(prior => key.Index.IsRedundantTo(prior.Index));
            if (same < 0)
                distinct.Add(key);
            else
                distinct[same] = distinct[same] with { Name = distinct[same].Name ?? key.Name };
        }

        return distinct;
    }

    /// <summary>CHECKs keep their names; indexes are named anew (expandTableLikeClause).</summary>
    private void AddLikeConstraints(LikeDefinition like)
    {
        if (catalog.FindTable(like.Source) is not { } source || source == table)
            return;
        if (like.Parts.HasFlag(LikeParts.Constraints))
        {
            foreach (var check in source.Constraints)
            {
                if (check.Expression is { } expression)
                    new CheckConstraint(check.Name, expression, check.IsNoInherit, like.Line).AddTo(catalog, table, isOnly: false);
            }
        }

        if (!like.Parts.HasFlag(LikeParts.Indexes))
            return;
        foreach (var index in source.Indexes)
            IndexCreation.Create(catalog, table, name: null, index.Definition, catalog.SourceAt(like.Line));
    }
}
