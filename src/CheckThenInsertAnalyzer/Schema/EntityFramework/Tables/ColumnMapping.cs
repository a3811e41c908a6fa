using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Gives each table its columns: their names, which EF Core makes different where two properties would have the same, and whether they accept NULL.</summary>
internal sealed class ColumnMapping(TableMapping mapping)
{
    public void Run()
    {
        foreach (var table in mapping.Tables)
        {
            foreach (var row in table.Rows)
                AddRow(table, row);
        }
    }

    /// <summary>The properties of the entity type that have columns in the table: those it declares, with the key's where a derived type has a table of its own.</summary>
    private static IEnumerable<PropertyDraft> PropertiesOf(EntityDraft row)
    {
        if (row.Base is not null && TableMapping.StrategyOf(row) == MappingStrategy.TablePerType && row.Root.PrimaryKey is { } key)
            return key.Properties.Names.Select(row.FindProperty).OfType<PropertyDraft>().Concat(row.Properties).Distinct();

        return row.Properties;
    }

    private void AddRow(StoreTable table, EntityDraft row)
    {
        foreach (var property in PropertiesOf(row))
            AddProperty(table, row, property);
        AddContained(table, row);
    }

    private void AddContained(StoreTable table, EntityDraft container)
    {
        foreach (var contained in container.Contained)
        {
            if (contained.IsJson)
            {
                var name = contained.JsonColumn ?? mapping.Convention.Rewrite(contained.Navigation);
                var document = new PropertyDraft(contained.Navigation, container) { ColumnType = "jsonb", Source = container.Source };
                Store(table, container, document, new(name, document, container) { IsNamed = contained.JsonColumn is not null, IsJson = true, IsNullable = contained.Containment == Containment.OwnedCollection || IsOptional(contained) || IsDerivedInOneTable(container) });
            }
            else if (contained.Containment == Containment.Complex)
            {
                foreach (var property in contained.Properties)
                    AddProperty(table, contained, property);
                AddContained(table, contained);
            }
        }
    }

    private void AddProperty(StoreTable table, EntityDraft row, PropertyDraft property)
    {
        // The system column xmin is in no CREATE TABLE.
        if (property is { IsRowVersion: true, Type: { } type } && type.WithoutNullable().SpecialType == SpecialType.System_UInt32)
            return;

        if (LinkedColumn(table, row, property) is { } linked)
        {
            table.ColumnOf[(row, property)] = linked;
            return;
        }

        var name = property.ColumnName ?? DefaultName(table, row, property);
        Store(table, row, property, new(name, property, row) { IsNamed = property.ColumnName is not null, IsNullable = IsNullable(table, row, property) });
    }

    /// <summary>A key that refers to the key of another entity type's row in the same table is stored once.</summary>
    private StoreColumn? LinkedColumn(StoreTable table, EntityDraft row, PropertyDraft property) =>
        property.RefersTo is { } key
        && row.Root.PrimaryKey?.Properties.Names.Contains(property.Name) == true
        && mapping.LinkWithin(table, row) is { } link
            ? table.Find(link.Principal, key)
            : null;

    /// <summary>The property's name, behind those of the navigations that lead to it within the table, rewritten.</summary>
    public string DefaultName(StoreTable table, EntityDraft row, PropertyDraft property)
    {
        var name = property.Name;
        for (var current = row; current.Container is { } container && (current.Containment == Containment.Complex || mapping.TablesOf(container).Contains(table)); current = container)
            name = current.Navigation + "_" + name;

        return mapping.Convention.Rewrite(NameLength.Limit(name));
    }

    private void Store(StoreTable table, EntityDraft row, PropertyDraft property, StoreColumn column)
    {
        if (table.Column(column.Name) is { } other)
        {
            if (IsSame(row, property, other))
            {
                other.IsNullable &= column.IsNullable;
                table.ColumnOf[(row, property)] = other;
                return;
            }

            MakeDistinct(table, column, other);
        }

        table.Columns.Add(column);
        table.ColumnOf[(row, property)] = column;
    }

    /// <summary>A member of a class that is no entity type, inherited by two that are, has one column; so have two properties that the source gives the same name.</summary>
    private static bool IsSame(EntityDraft row, PropertyDraft property, StoreColumn other)
    {
        if ((property.ColumnName is not null && other.IsNamed) || (IsKey(row, property) && IsKey(other.Row, other.Property)))
            return true;

        return property.Member is { } member
            && !SymbolEqualityComparer.Default.Equals(member.ContainingType, row.Type)
            && SymbolEqualityComparer.Default.Equals(member, other.Property.Member);
    }

    private static bool IsKey(EntityDraft row, PropertyDraft property) => row.Root.PrimaryKey?.Properties.Names.Contains(property.Name) == true;

    /// <summary>The later one gets its entity type's name before it, unless the source gives its name: then the earlier one does.</summary>
    private void MakeDistinct(StoreTable table, StoreColumn column, StoreColumn other)
    {
        var changed = column.IsNamed ? other : column;
        if (changed.IsNamed)
            return;

        changed.Name = NameLength.Distinct(mapping.Convention.Rewrite(changed.Row.Name) + "_" + changed.Name, name => table.Columns.Exists(taken => taken != changed && taken.Name == name));
    }

    private bool IsNullable(StoreTable table, EntityDraft row, PropertyDraft property)
    {
        if (IsKey(row, property))
            return false;

        return IsNullable(property)
            || IsDerivedInOneTable(Entity(row))
            || IsOptionalRow(table, Entity(row), depth: 0)
            || (row.Containment == Containment.Complex && IsOptionalComplex(row));
    }

    /// <summary>The entity type that a complex type belongs to; any other as it is.</summary>
    private static EntityDraft Entity(EntityDraft row) => row is { Containment: Containment.Complex, Container: { } container } ? Entity(container) : row;

    private static bool IsDerivedInOneTable(EntityDraft entity) => entity.Base is not null && TableMapping.StrategyOf(entity) == MappingStrategy.OneTable;

    private static bool IsOptionalComplex(EntityDraft complex) =>
        IsOptional(complex) || (complex.Container is { Containment: Containment.Complex } outer && IsOptionalComplex(outer));

    /// <summary>Whether the property itself accepts NULL, wherever it is stored.</summary>
    public static bool IsNullable(PropertyDraft property)
    {
        if (property.IsRequired is { } required)
            return !required;
        if (property.Entity.AlternateKeys.Exists(key => key.Properties.Names.Contains(property.Name)))
            return false;
        if (property.IsShadow && property.IsForeignKey && property.RefersTo is not null)
            return property.IsOptionalReference;
        if (property.IsGeneratedNumber || property.Type is not { } type)
            return !property.IsGeneratedNumber;

        return property.IsShadow && type.IsReferenceType ? true : ClrTypes.IsNullable(type);
    }

    /// <summary>Whether a row of the table may be without the entity type: then its columns are NULL.</summary>
    private bool IsOptionalRow(StoreTable table, EntityDraft row, int depth)
    {
        if (depth > 16 || mapping.LinkWithin(table, row) is not { } link)
            return depth > 16;

        return !IsRequiredDependent(link) || IsOptionalRow(table, link.Principal, depth + 1);
    }

    private static bool IsRequiredDependent(RelationshipDraft link) =>
        link.PrincipalNavigation is { } navigation && !IsOptional(link.Principal, navigation);

    private static bool IsOptional(EntityDraft contained) => IsOptional(contained.Container!, contained.Navigation);

    private static bool IsOptional(EntityDraft entity, string navigation)
    {
        if (entity.RequiredNavigations.TryGetValue(navigation, out var required))
            return !required;
        if (entity.Type is not { } type || type.PropertyNamed(navigation) is not { } property)
            return true;

        return !EntityProperties.HasAnnotation(property, "RequiredAttribute") && ClrTypes.IsNullable(property.Type);
    }
}
