using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ATTACH PARTITION.</summary>
internal sealed record AttachPartition(QualifiedName Partition, int Line) : AlterAction(AlterPass.Rest)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (!table.IsPartitioned || catalog.FindTable(Partition) is not { Parents.Count: 0 } partition || partition == table || partition.Descendants().Contains(table))
            return;
        TableInheritance.Join(partition, table);
        IndexCreation.CreateParts(catalog, table, partition, catalog.SourceAt(Line));
        TableInheritance.AddForeignKeys(partition, table);
        TableInheritance.AddReferences(partition, table);
    }
}
