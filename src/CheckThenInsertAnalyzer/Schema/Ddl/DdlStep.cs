namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What one statement does to the schema. It holds no file, and of its text no more than it needs, so that it can be kept as long as the text does not change.</summary>
/// <param name="Line">Where the statement begins, counted from 1.</param>
internal abstract record DdlStep(int Line)
{
    /// <summary>Changes the catalog as the server would; what the server would refuse changes nothing.</summary>
    public abstract void Apply(SchemaCatalog catalog);
}
