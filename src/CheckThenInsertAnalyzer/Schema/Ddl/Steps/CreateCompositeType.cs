using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE TYPE … AS (attributes).</summary>
internal sealed record CreateCompositeType(QualifiedName Name, ImmutableArray<ColumnDefinition> Attributes, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.CreationSchema(Name) is not { } schema || schema.Find(Name.Name.Value) is not null)
            return;
        var type = new CatalogCompositeType(schema, Name.Name.Value);
        foreach (var attribute in Attributes)
            type.Attributes.Add(new CatalogColumn(attribute.Name, attribute.TypeName ?? "") { Collation = attribute.Collation });
        type.Register();
    }
}
