namespace CheckThenInsertAnalyzer.Schema;

/// <summary>One step of a migration.</summary>
/// <param name="Step">What it does.</param>
/// <param name="IsRaw">Whether it is SQL written by hand, of which a model snapshot knows nothing.</param>
internal sealed record MigrationStep(DdlStep Step, bool IsRaw);
