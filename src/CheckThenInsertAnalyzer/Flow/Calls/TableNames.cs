namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Which entities the names in a text may mean: an entity's class and those below it, and every property or field whose type is such a class or a
/// list of it, as sets and navigations are.
/// </summary>
internal sealed class TableNames
{
    private readonly Dictionary<string, int> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedTables> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedTables> _heirs = new(StringComparer.Ordinal);

    /// <summary>Reads the names of the files.</summary>
    /// <param name="files">The files in sight.</param>
    /// <param name="basesOf">The names of a type and of the types that it derives from, as far as they are in sight.</param>
    public TableNames(IReadOnlyCollection<DeclarationsOfFile> files, Func<string, IEnumerable<string>> basesOf)
    {
        foreach (var entity in files.SelectMany(file => file.EntityNames))
        {
            if (!_entities.ContainsKey(entity))
                _entities.Add(entity, _entities.Count);
        }

        foreach (var type in files.SelectMany(file => file.Types))
            Add(type.Name, Mapped(basesOf(type.Name)));
        foreach (var entity in _entities)
            Add(entity.Key, NamedTables.Of([entity.Value]));
        AddMembers(files.SelectMany(file => file.Types));
        foreach (var type in files.SelectMany(file => file.Types))
        {
            if (type.BaseArguments.Select(Of).Aggregate(NamedTables.None, (all, one) => all.Or(one)) is { IsEmpty: false } tables)
                _heirs[type.Name] = _heirs.TryGetValue(type.Name, out var known) ? known.Or(tables) : tables;
        }
    }

    /// <summary>Whether no entity is in sight, so that SQL alone names tables.</summary>
    public bool IsEmpty => _entities.Count == 0;

    /// <summary>The tables that a name may mean; none when it is no entity's.</summary>
    public NamedTables Of(string name) => _names.TryGetValue(name, out var known) ? known : NamedTables.None;

    /// <summary>The tables that a method's names may mean, and those of the entities that its class hands to a generic base.</summary>
    public NamedTables Mentioned(DeclaredMethod method)
    {
        var mentioned = NamedTables.None;
        foreach (var name in method.Names)
            mentioned = mentioned.Or(Of(name));
        foreach (var type in method.Types)
            mentioned = _heirs.TryGetValue(type, out var known) ? mentioned.Or(known) : mentioned;
        return mentioned;
    }

    private NamedTables Mapped(IEnumerable<string> types) => NamedTables.Of(types.Where(_entities.ContainsKey).Select(type => _entities[type]).ToList());

    private void AddMembers(IEnumerable<DeclaredType> types)
    {
        var members = new List<(string Name, NamedTables Tables)>();
        foreach (var type in types)
        {
            members.AddRange(type.Members.Select(member => (member.Key, Of(member.Value))));
            members.AddRange(type.Elements.Select(member => (member.Key, Of(member.Value))));
        }

        foreach (var (name, tables) in members)
            Add(name, tables);
    }

    private void Add(string name, NamedTables tables)
    {
        if (!tables.IsEmpty)
            _names[name] = Of(name).Or(tables);
    }
}
