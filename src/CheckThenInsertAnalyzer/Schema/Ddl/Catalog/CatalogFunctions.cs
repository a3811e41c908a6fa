using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>The functions of a database while statements still change it; the last definition of a name and types counts.</summary>
internal sealed class CatalogFunctions
{
    private readonly Dictionary<string, List<FunctionSchema>> _byName = new(StringComparer.Ordinal);

    /// <summary>Those that are there, by name.</summary>
    public IEnumerable<FunctionSchema> All => _byName.Values.SelectMany(functions => functions);

    public void Define(FunctionSchema function)
    {
        if (!_byName.TryGetValue(function.Name, out var known))
            _byName.Add(function.Name, known = []);
        known.RemoveAll(function.IsSameAs);
        known.Add(function);
    }

    /// <summary>Drops the function of that name, or those that take so many parameters.</summary>
    public void Drop(QualifiedName name, int? parameters)
    {
        if (_byName.TryGetValue(name.Name.Value, out var known))
            known.RemoveAll(function => (name.Schema is null || function.SchemaName is null || name.Schema.Value.Value == function.SchemaName) && (parameters is null || function.Parameters.Length == parameters));
    }

    public void DropSchema(string name)
    {
        foreach (var known in _byName.Values)
            known.RemoveAll(function => function.SchemaName == name);
    }
}
