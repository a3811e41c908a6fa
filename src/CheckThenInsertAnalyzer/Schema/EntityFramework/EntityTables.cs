using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>Turns what is known of entities into tables.</summary>
internal static class EntityTables
{
    public static EntityTable Of(INamedTypeSymbol entity, INamedTypeSymbol? context, string? setName, EntitySchema schema)
    {
        var table = schema.TableName ?? setName ?? entity.Name;
        var properties = EntityProperties.Of(entity).Where(property => EntityProperties.IsMappedByConvention(property) && !EntityProperties.IsNavigation(property.Type)).ToImmutableArray();
        var columns = properties.ToImmutableDictionary(property => property.Name, property => schema.ColumnNames.TryGetValue(property.Name, out var name) ? name : property.Name, StringComparer.Ordinal);
        var keys = schema.UniqueKeys.Select(key => Key(key, table, columns)).ToImmutableArray();
        var named = new HashSet<string?>(schema.ColumnNames.Values.Concat(schema.UniqueKeys.Select(key => key.Name)).Append(schema.TableName));
        var uncertain = columns.Values.Concat(keys.Select(key => key.Name!)).Append(table).Where(name => !named.Contains(name)).ToImmutableHashSet(StringComparer.Ordinal);
        var described = new TableSchema(
            schema.SchemaName,
            table,
            properties.Select(property => Column(property, columns[property.Name], schema)).ToImmutableArray(),
            keys,
            IsPartitioned: false,
            SourceLine.Of(entity));
        return new(context, entity, described, columns, uncertain);
    }

    private static UniqueKey Key(UniqueKey key, string table, ImmutableDictionary<string, string> columns)
    {
        var parts = key.Parts.Select(part => new KeyPart(columns.TryGetValue(part.Column!, out var column) ? column : part.Column, Expression: null)).ToImmutableArray();
        var name = key.IsPrimary ? "PK_" + table : (key.IsConstraint ? "AK_" : "IX_") + table + "_" + string.Join("_", parts);
        return key with { Parts = parts, Name = key.Name ?? name };
    }

    private static ColumnSchema Column(IPropertySymbol property, string name, EntitySchema schema) =>
        new(name, TypeName: "", schema.IsNullable(property.Name), schema.GeneratedKey.Property == property.Name ? Generation(schema.GeneratedKey.Generation) : ColumnGeneration.None);

    private static ColumnGeneration Generation(KeyGeneration generation) =>
        generation == KeyGeneration.Always ? ColumnGeneration.IdentityAlways : ColumnGeneration.IdentityByDefault;
}
