using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>ALTER INDEX … ATTACH PARTITION.</summary>
internal sealed record AttachIndex(QualifiedName Name, QualifiedName Part, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.Find(Name) is not CatalogIndex index || catalog.Find(Part) is not CatalogIndex { Parent: null } part || part.Table.Parents is not [var parent] || parent != index.Table)
            return;
        part.BelongTo(index);
        index.Validate();
    }
}
