using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>CREATE [UNIQUE] INDEX.</summary>
/// <param name="Name">Null when the server chooses one.</param>
/// <param name="Table">Its table.</param>
/// <param name="Index">What it is made of; null when that is not understood.</param>
internal sealed record CreateIndex(string? Name, QualifiedName Table, IndexDefinition? Index, int Line) : DdlStep(Line)
{
    public bool IfNotExists { get; init; }

    public bool IsOnly { get; init; }

    public override void Apply(SchemaCatalog catalog)
    {
        if (catalog.FindTable(Table) is not { } table)
            catalog.NoteMissing();
        else if (Index is { } definition)
            IndexCreation.Create(catalog, table, Name, definition, catalog.SourceAt(Line), IsOnly);
        else if (Name is null || table.Schema.Find(Name) is null)
            table.AreKeysKnown = false;
    }
}
