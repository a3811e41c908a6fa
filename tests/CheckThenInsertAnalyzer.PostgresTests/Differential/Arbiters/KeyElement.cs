namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Arbiters;

/// <summary>One element of a generated key.</summary>
/// <param name="Template">What stands in the index, with <c>{role}</c> for columns.</param>
/// <param name="Family">The index of its family in <see cref="Forms.Expressions"/>; null for a bare column.</param>
internal sealed record KeyElement(string Template, int? Family);
