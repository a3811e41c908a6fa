using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A strict built-in function of C code, which the server never replaces by what is in it.</summary>
/// <param name="Name">Its name; several spellings may mean one function only for the reader.</param>
/// <param name="Parameters">The types of its arguments.</param>
/// <param name="Result">What it gives.</param>
internal sealed record FunctionSignature(string Name, ImmutableArray<SqlType> Parameters, SqlType Result);
