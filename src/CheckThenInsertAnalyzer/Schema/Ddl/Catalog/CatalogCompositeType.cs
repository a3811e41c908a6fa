namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A composite type, whose attributes become the columns of CREATE TABLE … OF.</summary>
internal sealed class CatalogCompositeType(CatalogSchema schema, string name) : CatalogRelation(schema, name)
{
    public List<CatalogColumn> Attributes { get; } = [];

    /// <summary>The tables of this type, which change with it.</summary>
    public List<CatalogTable> Tables { get; } = [];
}
