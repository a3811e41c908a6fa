using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>A SQL text together with the C# tokens that it was read from.</summary>
/// <param name="Text">The text as the server gets it, with <see cref="Postgres.SqlText.Hole"/> where C# puts something in that the source does not tell.</param>
/// <param name="Segments">The pieces of the text that stand in literals, in order; pieces of other origin are in none.</param>
/// <param name="Holes">The expressions that fill the holes, in order.</param>
internal sealed record SqlLiteral(string Text, ImmutableArray<SqlSegment> Segments, ImmutableArray<IOperation> Holes);
