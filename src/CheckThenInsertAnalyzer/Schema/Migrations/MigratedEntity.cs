using System.Collections.Immutable;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>An entity as a model snapshot stores it.</summary>
/// <param name="Name">The full name of its class: a plus sign before the name of a nested one.</param>
/// <param name="SchemaName">The schema of its table; null for the default one.</param>
/// <param name="TableName">Its table.</param>
/// <param name="Columns">The columns by property name, those of base classes included.</param>
internal sealed record MigratedEntity(string Name, string? SchemaName, string TableName, ImmutableDictionary<string, string> Columns);
