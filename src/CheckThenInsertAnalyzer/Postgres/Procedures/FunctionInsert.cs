using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Postgres;

/// <summary>An INSERT in the body of a function, and which of the function's parameters it stores as they are.</summary>
/// <param name="Statement">The INSERT.</param>
/// <param name="Columns">The columns that a parameter reaches; empty when none does, or the INSERT lists no columns.</param>
/// <param name="TakesUniqueViolation">Whether a block round it has a handler for a unique violation.</param>
internal sealed record FunctionInsert(InsertStatement Statement, ImmutableArray<ParameterColumn> Columns, bool TakesUniqueViolation);
