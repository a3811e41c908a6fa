using System.Collections.Immutable;
using CheckThenInsertAnalyzer.Postgres;

namespace CheckThenInsertAnalyzer.Schema;

/// <summary>What a database holds while statements still change it: its schemas with their relations, and where a name without a schema is looked for.</summary>
internal sealed class SchemaCatalog
{
    /// <summary>Keeps scripts in which everything has to do with everything from taking all day.</summary>
    private const int MostWork = 2_000_000;

    private const string DefaultSchema = "public";
    private const string TemporarySchema = "pg_temp";

    private readonly Dictionary<string, CatalogSchema> _schemas = new(StringComparer.Ordinal);
    private readonly List<CatalogRowSet> _created = [];
    private readonly CatalogFunctions _functions = new();
    private ImmutableArray<string>? _searchPath;
    private string _file = "";
    private int _work;
    private bool _hasMissed;

    /// <summary>Whether more was asked than is worth doing; nothing is then told.</summary>
    public bool IsExhausted => _work > MostWork;

    /// <summary>Counts work that grows with what other statements made.</summary>
    public void Spend(int amount) => _work += amount;

    /// <summary>Runs a step; false when what it changes is not there.</summary>
    public bool Run(DdlStep step)
    {
        _hasMissed = false;
        step.Apply(this);
        return !_hasMissed;
    }

    /// <summary>Says that what the step changes is not there.</summary>
    public void NoteMissing() => _hasMissed = true;

    /// <summary>A file is run in a session of its own: without the temporary tables and settings of the one before.</summary>
    public void BeginFile(string path)
    {
        _file = path;
        _searchPath = null;
        DropSchema(TemporarySchema);
    }

    /// <summary>Where the step that is applied stands.</summary>
    public SchemaSource SourceAt(int line) => new(_file, line);

    /// <summary>Null for the server's default, <c>"$user", public</c>.</summary>
    public void SetSearchPath(ImmutableArray<string>? schemas) => _searchPath = schemas;

    public CatalogSchema SchemaNamed(string name)
    {
        if (!_schemas.TryGetValue(name, out var schema))
            _schemas.Add(name, schema = new CatalogSchema(name));
        return schema;
    }

    /// <summary>The schema in which a CREATE makes what it names; null when there is none, as after pg_dump's emptying of the search path.</summary>
    public CatalogSchema? CreationSchema(QualifiedName name, bool isTemporary = false)
    {
        if (isTemporary)
            return SchemaNamed(TemporarySchema);
        if (name.Schema is { } written)
            return SchemaNamed(written.Value);
        if (_searchPath is not { } path)
            return SchemaNamed(DefaultSchema);
        return path.FirstOrDefault(schema => schema != "$user") is { } first ? SchemaNamed(first) : null;
    }

    /// <summary>Makes a function, or replaces it.</summary>
    public void Define(QualifiedName name, ImmutableArray<FunctionParameter> parameters, Lazy<CreateFunctionStatement?> definition, int line)
    {
        var schema = IsSchemaAssumed(name) ? null : CreationSchema(name)?.Name;
        _functions.Define(new FunctionSchema(schema, name.Name.Value, parameters, SourceAt(line), definition));
    }

    /// <summary>Drops the function of that name, or those that take so many parameters.</summary>
    public void DropFunction(QualifiedName name, int? parameters) => _functions.Drop(name, parameters);

    /// <summary>Whether a CREATE of that name puts it into a schema that no text names.</summary>
    public bool IsSchemaAssumed(QualifiedName name) => name.Schema is null && _searchPath is null;

    /// <summary>What the statement means; null when nothing of that name is known, or when it may be in several schemas.</summary>
    public CatalogRelation? Find(QualifiedName name)
    {
        if (name.Schema is { } written)
            return _schemas.TryGetValue(written.Value, out var schema) ? schema.Find(name.Name.Value) : null;
        return FindIn(TemporarySchema, name)
            ?? (_searchPath ?? ImmutableArray.Create(DefaultSchema)).Select(schema => FindIn(schema, name)).FirstOrDefault(relation => relation is not null)
            ?? FindAnywhere(name.Name.Value);
    }

    public CatalogTable? FindTable(QualifiedName name) => Find(name) as CatalogTable;

    /// <summary>Adds what a CREATE makes, in place of an older one: a dump beside migrations tells the same tables twice, and the later text is believed.</summary>
    public void Add(CatalogRowSet rows)
    {
        if (rows.Schema.Find(rows.Name!) is { } older)
            Drop(older);
        rows.Register();
        _created.Add(rows);
        Spend(1);
    }

    /// <summary>Whether the relation can take the name: it is free, or another text told of a table that gets it here.</summary>
    public bool TryMakeRoom(CatalogRelation relation, CatalogSchema schema, string name)
    {
        var older = schema.Find(name);
        if (older is CatalogRowSet && relation is CatalogRowSet && older != relation)
            Drop(older);
        return schema.Find(name) is null && !relation.IsDropped;
    }

    /// <summary>Drops the relation and what depends on it, as CASCADE does: scripts are taken to succeed.</summary>
    public void Drop(CatalogRelation relation) => RelationRemoval.Drop(relation);

    public void DropSchema(string name)
    {
        _functions.DropSchema(name);
        if (!_schemas.TryGetValue(name, out var schema))
            return;
        foreach (var relation in schema.Relations.ToList())
        {
            if (!relation.IsDropped)
                Drop(relation);
        }

        _schemas.Remove(name);
    }

    public void RenameSchema(string oldName, string newName)
    {
        if (!_schemas.TryGetValue(oldName, out var schema) || _schemas.ContainsKey(newName))
            return;
        _schemas.Remove(oldName);
        schema.Name = newName;
        _schemas.Add(newName, schema);
        foreach (var rows in schema.Relations.OfType<CatalogRowSet>())
            rows.IsSchemaAssumed = false;
    }

    /// <summary>The tables and views that are still there.</summary>
    public IEnumerable<CatalogRowSet> Rows => _created.Where(rows => !rows.IsDropped);

    public DatabaseSchema ToSchema() =>
        IsExhausted
            ? DatabaseSchema.Empty
            : new(Rows.Where(rows => !rows.IsLeftOut && rows.Schema.Name != TemporarySchema).Select(rows => rows.ToTable()).ToImmutableArray()) { Functions = _functions.All.ToImmutableArray() };

    private CatalogRelation? FindIn(string schemaName, QualifiedName name) => _schemas.TryGetValue(schemaName, out var schema) ? schema.Find(name.Name.Value) : null;

    /// <summary>The one relation of that name: the scripts' own sessions may have another search path. None when the script sets one itself.</summary>
    private CatalogRelation? FindAnywhere(string name)
    {
        if (_searchPath is not null)
            return null;

        Spend(_schemas.Count / 16);
        var found = _schemas.Values.Select(schema => schema.Find(name)).Where(relation => relation is not null).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
