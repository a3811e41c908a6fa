using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE RULE … ON INSERT or ON UPDATE. On a view only INSTEAD of INSERT matters: else an INSERT goes on to the table, whose rules are asked (seen: 0A000 or none).</summary>
internal sealed record CreateRule(string Name, QualifiedName Table, bool IsInsteadOfInsert, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.Find(Table) is CatalogRowSet rows && (IsInsteadOfInsert || rows is not CatalogView))
            rows.AddWriteRule(Name);
    }
}
