using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Gives each table its keys and unique indexes, with the names that the source gives or that EF Core makes and keeps different from each other.</summary>
internal sealed class KeyMapping(TableMapping mapping, ColumnMapping columns)
{
    private readonly HashSet<string> _keyNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _indexNames = new(StringComparer.Ordinal);

    /// <summary>The provider wants keys and indexes to have different names in all tables and schemas.</summary>
    public void Run()
    {
        foreach (var table in mapping.Tables.Where(table => !table.IsView))
        {
            AddPrimaryKey(table);
            foreach (var row in table.Rows)
            {
                foreach (var key in row.AlternateKeys.Where(key => row.Root.PrimaryKey is not { } primary || !primary.Properties.Equals(key.Properties)).OrderBy(key => key.Properties))
                    AddAlternateKey(table, row, key);
            }

            foreach (var row in table.Rows)
            {
                foreach (var index in row.Indexes.OrderBy(index => index.ModelName, StringComparer.Ordinal).ThenBy(index => index.Properties))
                    AddIndex(table, row, index);
            }
        }
    }

    private void AddPrimaryKey(StoreTable table)
    {
        if (table.Rows.FirstOrDefault() is not { } row || row.Root.PrimaryKey is not { } key || Parts(table, row, key.Properties) is not { IsEmpty: false } parts)
            return;

        var isSpread = TableMapping.StrategyOf(row) != MappingStrategy.OneTable && row.Root.Derived.Count > 0;
        var isGiven = key.DatabaseName is not null || key.IsNameUnknown;
        var name = key.DatabaseName ?? NameLength.Limit("PK_" + table.Name);
        if (!isGiven)
            name = Take(isSpread ? name : mapping.Convention.Rewrite(name), _keyNames);
        _keyNames.Add(name);
        table.Keys.Add(Key(table, parts, name, isGiven, key.IsNameUnknown || IsUnknown(UnknownNames.Keys | UnknownNames.Tables, isGiven), key.Source) with { IsPrimary = true, IsConstraint = true });
    }

    private void AddAlternateKey(StoreTable table, EntityDraft row, KeyDraft key)
    {
        if (Parts(table, row, key.Properties) is not { IsEmpty: false } parts)
            return;

        var isGiven = key.DatabaseName is not null || key.IsNameUnknown;
        var name = key.DatabaseName ?? Default("AK_", TableNameAt(table, row, key.AddedAt), table, row, key.Properties, key.AddedAt);
        if (!isGiven)
            name = Take(name, _keyNames);
        _keyNames.Add(name);
        table.Keys.Add(Key(table, parts, name, isGiven, key.IsNameUnknown || IsUnknown(UnknownNames.Keys | UnknownNames.Tables | UnknownNames.Columns, isGiven), key.Source) with { IsConstraint = true });
    }

    private void AddIndex(StoreTable table, EntityDraft row, IndexDraft index)
    {
        if (Parts(table, row, index.Properties) is not { IsEmpty: false } parts)
            return;

        // The name that identifies an index in the model is that of the database unless a naming convention sets one.
        var given = index.DatabaseName ?? (mapping.Convention == NamingConvention.None ? index.ModelName : null);
        var isGiven = given is not null || index.IsNameUnknown;
        var moment = Math.Max(index.AddedAt, IsNamedOtherwise(row) ? row.TableNamedAt : 0);
        var isShared = TableMapping.StrategyOf(row) == MappingStrategy.TablePerConcreteType && row.Derived.Count > 0;
        var name = given ?? (isShared ? NameLength.Limit("IX_" + table.Name + "_" + string.Join("_", parts)) : Default("IX_", table.Name, table, row, index.Properties, moment));
        if (!isGiven)
            name = Take(name, _indexNames);
        _indexNames.Add(name);
        if (index is not { IsUnique: true, IsFilterUnknown: false, IsOtherMethod: false })
            return;

        table.Keys.Add(Key(table, WithOptions(parts, index), name, index.DatabaseName is not null, index.IsNameUnknown || IsUnknown(UnknownNames.Indexes | UnknownNames.Tables | UnknownNames.Columns, isGiven), index.Source) with
        {
            Predicate = index.Filter,
            NullsNotDistinct = index.NullsNotDistinct,
        });
    }

    private static ImmutableArray<KeyPart> WithOptions(ImmutableArray<KeyPart> parts, IndexDraft index) =>
        parts.Select((part, position) => part with { OperatorClass = index.OperatorClasses.ElementAtOrDefault(position), Collation = index.Collations.ElementAtOrDefault(position) }).ToImmutableArray();

    /// <summary>The columns of the properties; empty when one has none in the table.</summary>
    private static ImmutableArray<KeyPart> Parts(StoreTable table, EntityDraft row, PropertyList properties)
    {
        var parts = ImmutableArray.CreateBuilder<KeyPart>();
        foreach (var name in properties.Names)
        {
            if (ColumnOf(table, row, name) is not { } column)
                return ImmutableArray<KeyPart>.Empty;

            parts.Add(new(column.Name, Expression: null));
        }

        return parts.ToImmutable();
    }

    private static StoreColumn? ColumnOf(StoreTable table, EntityDraft row, string name) => row.FindProperty(name) is { } property ? table.Find(row, property) : null;

    /// <summary>The name that EF Core makes, as it was when the key was added: naming conventions rewrite it then, and not again when a column is named later.</summary>
    private string Default(string prefix, string tableName, StoreTable table, EntityDraft row, PropertyList properties, int moment)
    {
        var names = properties.Names.Select(name => ColumnNameAt(table, row, name, moment));
        return mapping.Convention.Rewrite(NameLength.Limit(prefix + tableName + "_" + string.Join("_", names)));
    }

    private string ColumnNameAt(StoreTable table, EntityDraft row, string name, int moment)
    {
        var column = ColumnOf(table, row, name)!;
        var isLater = mapping.Convention != NamingConvention.None && column.IsNamed && column.Property.ColumnNamedAt > moment;
        return isLater ? columns.DefaultName(table, row, column.Property) : column.Name;
    }

    private string TableNameAt(StoreTable table, EntityDraft row, int moment) =>
        mapping.Convention != NamingConvention.None && IsNamedOtherwise(row) && row.TableNamedAt > moment ? mapping.DefaultName(row) : table.Name;

    /// <summary>Whether the source gives the table another name than convention would.</summary>
    private bool IsNamedOtherwise(EntityDraft row) => row.TableName is { } given && given != mapping.DefaultName(row);

    private static string Take(string name, HashSet<string> taken) => NameLength.Distinct(name, taken.Contains);

    private bool IsUnknown(UnknownNames kinds, bool isGiven) =>
        (mapping.Model.UnknownNames & (isGiven ? kinds & (UnknownNames.Keys | UnknownNames.Indexes) : kinds)) != UnknownNames.None;

    /// <summary>The key, and a note when its name may be another.</summary>
    private UniqueKey Key(StoreTable table, ImmutableArray<KeyPart> parts, string name, bool isGiven, bool isUnknown, SchemaSource source)
    {
        var stored = Postgres.IdentifierFolding.Truncate(name);
        if (!isGiven && mapping.IsConventionUnknown)
            table.UncertainNames.Add(stored);
        return new(parts, Predicate: null, isUnknown ? null : stored, IsPrimary: false, IsDeferrable: false, NullsNotDistinct: false, source);
    }
}
