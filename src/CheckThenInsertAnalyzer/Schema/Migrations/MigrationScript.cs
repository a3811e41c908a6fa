using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What one migration does to tables and keys, in order.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record MigrationScript(string Path, ImmutableArray<MigrationStep> Steps)
{
    /// <summary>Whether it does more than what a snapshot knows.</summary>
    public bool HasRawSteps => Steps.Any(step => step.IsRaw);
}
