using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>All tables that the project's schema files tell of. An empty one is a normal state.</summary>
/// <param name="tables">The tables.</param>
internal sealed class DatabaseSchema(ImmutableArray<TableSchema> tables)
{
    private readonly Lazy<ILookup<string, TableSchema>> _byName = new(() => tables.ToLookup(table => table.Name, StringComparer.Ordinal));

    private ILookup<string, FunctionSchema>? _functionsByName;

    /// <summary>The schema of a project that tells nothing.</summary>
    public static DatabaseSchema Empty { get; } = new(ImmutableArray<TableSchema>.Empty);

    /// <summary>All of them, in the order in which they were made.</summary>
    public ImmutableArray<TableSchema> Tables { get; } = tables;

    /// <summary>All stored functions and procedures.</summary>
    public ImmutableArray<FunctionSchema> Functions { get; init; } = ImmutableArray<FunctionSchema>.Empty;

    /// <summary>The function that a call means; null when none is known, or several may be meant.</summary>
    /// <param name="name">The name that is called.</param>
    /// <param name="arguments">How many arguments it is given; null when that is not known.</param>
    public FunctionSchema? Function(QualifiedName name, int? arguments)
    {
        if (Functions.IsEmpty)
            return null;
        _functionsByName ??= Functions.ToLookup(function => function.Name, StringComparer.Ordinal);
        var candidates = _functionsByName[name.Name.Value]
            .Where(function => (name.KnownSchema is not { } schema || function.SchemaName is null || function.SchemaName == schema) && (arguments is not { } count || function.Takes(count)))
            .Take(2)
            .ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }

    /// <summary>The table of that name; null when none is known, or when the name is not qualified and several schemas have one.</summary>
    public TableSchema? Table(string? schemaName, string name)
    {
        var candidates = _byName.Value[name].Where(table => schemaName is null || table.SchemaName is null || table.SchemaName == schemaName).Take(2).ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }
}
