using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace CheckThenInsertAnalyzer.Tests.Schema.Differential;

/// <summary>Writes a model as lines of text, the same whether EF Core built it or it was read from source.</summary>
internal static class ModelText
{
    /// <summary>What EF Core built. Names are cut as the server cuts them.</summary>
    public static SortedDictionary<string, SortedSet<string>> Of(IModel model)
    {
        var tables = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var table in model.GetRelationalModel().Tables)
        {
            var lines = tables[$"table {Name(table.Schema)}.{Name(table.Name)}"] = new(StringComparer.Ordinal);
            lines.UnionWith(table.Columns.Where(column => column.Name != "xmin").Select(column => $"column {Name(column.Name)} {column.StoreType.ToLowerInvariant()} {Nullability(column.IsNullable)} {Generation(table, column)}"));
            lines.UnionWith(table.UniqueConstraints.Select(key => $"{(key.GetIsPrimaryKey() ? "primary key" : "unique constraint")} {Name(key.Name)} ({Columns(key.Columns)})"));
            lines.UnionWith(table.Indexes.Where(index => index.IsUnique).Select(index => Line(index)));
        }

        foreach (var view in model.GetRelationalModel().Views)
            tables[$"view {Name(view.Schema)}.{Name(view.Name)}"] = new(view.Columns.Select(column => $"column {Name(column.Name)} {column.StoreType.ToLowerInvariant()}"), StringComparer.Ordinal);

        return tables;
    }

    /// <summary>What was read.</summary>
    public static SortedDictionary<string, SortedSet<string>> Of(IEnumerable<EntityTable> read)
    {
        var tables = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var table in read.Select(entity => entity.Table).Distinct())
        {
            if (table.Kind == RelationKind.View)
            {
                tables[$"view {table.SchemaName}.{table.Name}"] = new(table.Columns.Select(column => $"column {column.Name} {column.TypeName}"), StringComparer.Ordinal);
                continue;
            }

            var lines = tables[$"table {table.SchemaName}.{table.Name}"] = new(StringComparer.Ordinal);
            lines.UnionWith(table.Columns.Select(column => $"column {column.Name} {column.TypeName} {Nullability(column.IsNullable)} {column.Generation}"));
            lines.UnionWith(table.UniqueKeys.Select(Line));
        }

        return tables;
    }

    /// <summary>The columns of each entity type's properties by the name of its class: "User.Email -> Users.email".</summary>
    public static SortedSet<string> Properties(IModel model)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entity in model.GetEntityTypes().Where(entity => !entity.IsOwned() && !entity.HasSharedClrType))
        {
            foreach (var mapping in entity.GetTableMappings())
            {
                foreach (var column in mapping.ColumnMappings.Where(column => column.Column.Name != "xmin" && column.Property.DeclaringType is IEntityType))
                    lines.Add($"{entity.ClrType.Name}.{column.Property.Name} -> {Name(mapping.Table.Name)}.{Name(column.Column.Name)}");
            }
        }

        return lines;
    }

    /// <summary>The same from what was read; properties of owned and complex types have a path and are left out.</summary>
    public static SortedSet<string> Properties(IEnumerable<EntityTable> read, IModel model)
    {
        var compared = model.GetEntityTypes().Where(entity => !entity.IsOwned() && !entity.HasSharedClrType).Select(entity => entity.ClrType.Name).ToHashSet();
        var json = model.GetEntityTypes().Where(entity => entity.IsMappedToJson()).Select(entity => entity.FindOwnership()!.PrincipalToDependent!.Name).ToHashSet();
        return new(
            from table in read
            where table.Entity is not null && table.Table.Kind == RelationKind.Table && compared.Contains(table.Entity.MetadataName)
            from column in table.Columns
            where !column.Key.Contains('.') && !json.Contains(column.Key)
            select $"{table.Entity!.MetadataName}.{column.Key} -> {table.Table.Name}.{column.Value}",
            StringComparer.Ordinal);
    }

    private static string Line(ITableIndex index)
    {
        var mapped = index.MappedIndexes.First();
        return $"unique index {Name(index.Name)} ({Columns(index.Columns)})" + Options(index.Filter, mapped.GetAreNullsDistinct() == false);
    }

    private static string Line(UniqueKey key)
    {
        var kind = key.IsPrimary ? "primary key" : key.IsConstraint ? "unique constraint" : "unique index";
        return $"{kind} {key.Name} ({key.Describe()})" + Options(key.Predicate, key.NullsNotDistinct);
    }

    private static string Options(string? filter, bool nullsNotDistinct) =>
        (filter is null ? "" : $" where {filter}") + (nullsNotDistinct ? " nulls not distinct" : "");

    private static string Columns(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => Name(column.Name)));

    private static string Nullability(bool isNullable) => isNullable ? "null" : "not null";

    private static ColumnGeneration Generation(ITable table, IColumn column)
    {
        var identifier = StoreObjectIdentifier.Table(table.Name, table.Schema);
        var strategies = column.PropertyMappings.Select(mapping => mapping.Property.GetValueGenerationStrategy(identifier)).ToHashSet();
        if (strategies.Contains(NpgsqlValueGenerationStrategy.IdentityAlwaysColumn))
            return ColumnGeneration.IdentityAlways;
        if (strategies.Contains(NpgsqlValueGenerationStrategy.IdentityByDefaultColumn))
            return ColumnGeneration.IdentityByDefault;
        if (strategies.Contains(NpgsqlValueGenerationStrategy.SerialColumn) || column.DefaultValueSql?.StartsWith("nextval", StringComparison.Ordinal) == true)
            return ColumnGeneration.Serial;
        if (column.ComputedColumnSql is not null)
            return ColumnGeneration.Computed;

        return column.DefaultValueSql is not null || column.TryGetDefaultValue(out _) ? ColumnGeneration.Default : ColumnGeneration.None;
    }

    private static string? Name(string? name) => name is null ? null : IdentifierFolding.Truncate(name);
}
