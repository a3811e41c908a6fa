using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>DETACH PARTITION: the table keeps its columns and keys as its own.</summary>
internal sealed record DetachPartition(QualifiedName Partition) : AlterAction(AlterPass.Rest)
{
    public override void Apply(SchemaCatalog catalog, CatalogTable table, bool isOnly)
    {
        if (catalog.FindTable(Partition) is { } partition)
            TableInheritance.Part(partition, table);
    }
}
