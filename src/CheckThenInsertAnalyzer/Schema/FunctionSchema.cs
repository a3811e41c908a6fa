using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>A stored function or procedure.</summary>
/// <param name="SchemaName">Null when no text says it.</param>
/// <param name="Name">As the server stores it.</param>
/// <param name="Parameters">Those that a caller gives.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Definition">Its statement, read when first asked for; null in it when the statement cannot be read.</param>
internal sealed record FunctionSchema(string? SchemaName, string Name, ImmutableArray<FunctionParameter> Parameters, SchemaSource Source, Lazy<CreateFunctionStatement?> Definition)
{
    /// <summary>Whether a call with so many arguments may mean it.</summary>
    public bool Takes(int arguments) =>
        arguments >= Parameters.Count(parameter => parameter is { HasDefault: false, IsVariadic: false })
        && (arguments <= Parameters.Length || Parameters.Any(parameter => parameter.IsVariadic));

    /// <summary>Whether both are known by one name and take the same types, so that the one replaces the other.</summary>
    public bool IsSameAs(FunctionSchema other) =>
        Name == other.Name && SchemaName == other.SchemaName && Parameters.Select(parameter => parameter.TypeName).SequenceEqual(other.Parameters.Select(parameter => parameter.TypeName));
}
