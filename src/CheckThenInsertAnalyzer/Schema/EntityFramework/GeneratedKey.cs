namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The primary key whose value the database gives.</summary>
/// <param name="Property">The key property's name; null when <paramref name="Generation"/> is None.</param>
/// <param name="Generation">How the model says so.</param>
internal sealed record GeneratedKey(string? Property, KeyGeneration Generation)
{
    /// <summary>An entity whose key the application sets itself.</summary>
    public static GeneratedKey None { get; } = new(null, KeyGeneration.None);
}
