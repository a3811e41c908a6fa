namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a fluent call makes known.</summary>
/// <param name="Result">What its result configures; null when that is nothing of interest.</param>
/// <param name="Inside">What the builder configures that the lambda passed to it receives; null when that is nothing of interest.</param>
internal readonly record struct FluentReading(ConfiguredPart? Result, ConfiguredPart? Inside)
{
    /// <summary>Result and lambda configure the same.</summary>
    public static FluentReading Of(ConfiguredPart? part) => new(part, part);
}
