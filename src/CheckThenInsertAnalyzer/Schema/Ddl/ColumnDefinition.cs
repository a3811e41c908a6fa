using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A column as CREATE TABLE or ADD COLUMN defines it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Keys">The keys that it defines along with itself.</param>
internal sealed record ColumnDefinition(ColumnSchema Column, ImmutableArray<KeyConstraint> Keys);
