namespace CheckThenInsertAnalyzer.Flow;

/// <summary>A value in <c>.editorconfig</c> that its option does not take.</summary>
/// <param name="Key">The option's key.</param>
/// <param name="Value">The value.</param>
/// <param name="Expected">What the option takes, in words.</param>
internal sealed record MisreadOption(string Key, string Value, string Expected);
