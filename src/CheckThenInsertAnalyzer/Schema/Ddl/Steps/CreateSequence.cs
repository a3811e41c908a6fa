using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE SEQUENCE.</summary>
/// <param name="Owner">What OWNED BY says; null when it does not stand there.</param>
internal sealed record CreateSequence(QualifiedName Name, bool IsTemporary, OwnSequence? Owner, int Line) : DdlStep(Line)
{
    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.CreationSchema(Name, IsTemporary) is { } schema && schema.Find(Name.Name.Value) is null)
            new CatalogSequence(schema, Name.Name.Value).Register();
        Owner?.Apply(catalog);
    }
}
