namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells from names which types a receiver may have, and which belong together. It remembers what it was asked, for one thread alone.</summary>
internal sealed class ReceiverTypes
{
    private readonly ILookup<string, DeclaredType> _types;
    private readonly ILookup<string, DeclaredType> _derived;
    private readonly ILookup<string, string> _memberTypes;
    private readonly HashSet<string> _givers;
    private readonly Dictionary<string, HashSet<string>> _families = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Receiver), IReadOnlyCollection<string>> _members = new();

    /// <summary>Takes the types in sight.</summary>
    /// <param name="types">The types.</param>
    /// <param name="derived">The types by the names in their base lists.</param>
    public ReceiverTypes(IReadOnlyCollection<DeclaredType> types, ILookup<string, DeclaredType> derived)
    {
        _types = types.ToLookup(type => type.Name, StringComparer.Ordinal);
        _derived = derived;
        _givers = new HashSet<string>(types.SelectMany(type => type.Givers), StringComparer.Ordinal);
        _memberTypes = types.SelectMany(type => type.Members).Distinct().ToLookup(member => member.Key, member => member.Value, StringComparer.Ordinal);
    }

    /// <summary>The names of the types that a receiver may have; empty when nothing is known of it.</summary>
    public IReadOnlyCollection<string> Of(DeclaredMethod method, WrittenCall call)
    {
        if (call.Receiver is not { Length: > 0 } receiver)
            return [];
        if (!call.IsMember && method.Parameters.TryGetValue(receiver, out var type))
            return [type];
        if (!call.IsMember && MemberTypes(method, receiver) is { Count: > 0 } own)
            return own;
        if (!call.IsMember && method.TypeOfLocal(receiver) is { } local)
            return local.Length == 0 ? [] : [local];

        if (call.IsMember && _memberTypes.Contains(receiver))
            return _memberTypes[receiver].ToList();
        return _types.Contains(receiver) ? [receiver] : [];
    }

    /// <summary>The names of the types of a field, property or constructor's parameter of the method's class or of a related one.</summary>
    private IReadOnlyCollection<string> MemberTypes(DeclaredMethod method, string receiver)
    {
        var place = (method.Types.IsEmpty ? "" : method.Types[0], receiver);
        if (_members.TryGetValue(place, out var known))
            return known;

        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declared in method.Types.SelectMany(Family).SelectMany(name => _types[name]))
        {
            if (declared.Members.TryGetValue(receiver, out var member))
                types.Add(member);
        }

        return _members[place] = types;
    }

    /// <summary>A type's name with those of the types derived from it and of the bases of all of them, as far as they are in sight: there a call's method may stand.</summary>
    public HashSet<string> Family(string type)
    {
        if (_families.TryGetValue(type, out var known))
            return known;
        var family = new HashSet<string>(StringComparer.Ordinal) { type };
        Gather(family, name => _derived[name].Select(declared => declared.Name));
        Gather(family, name => _types[name].SelectMany(declared => declared.Bases));
        return _families[type] = family;
    }

    private static void Gather(HashSet<string> family, Func<string, IEnumerable<string>> next)
    {
        var pending = new Queue<string>(family);
        while (pending.Count > 0)
        {
            foreach (var name in next(pending.Dequeue()))
            {
                if (family.Add(name))
                    pending.Enqueue(name);
            }
        }
    }

    /// <summary>The names of a type and of all types that it derives from.</summary>
    public IEnumerable<string> WithBases(string type)
    {
        var bases = new HashSet<string>(StringComparer.Ordinal) { type };
        Gather(bases, name => _types[name].SelectMany(declared => declared.Bases));
        return bases;
    }

    /// <summary>Whether a type, or one that belongs to it, is a library's that reaches the database.</summary>
    public bool IsDatabase(string type) => Family(type).Any(DatabaseTypeName.Is);

    /// <summary>Whether a type of that name is in sight.</summary>
    public bool AreInSight(string type) => _types.Contains(type);

    /// <summary>The names of the types of a type's own fields, properties and constructor's parameters, and of their only type arguments.</summary>
    public IEnumerable<string> MembersOf(string type) => _types[type].SelectMany(declared => declared.Members.Values.Concat(declared.Elements.Values));

    /// <summary>Whether some type in sight has a member of that name that reaches the database, or a method that gives such a thing.</summary>
    public bool MayGiveDatabase(string member) => _memberTypes[member].Any(IsDatabase) || _givers.Contains(member);

    /// <summary>Whether an extension of the one type may be called on the other.</summary>
    public bool MayExtend(string extended, string type) =>
        Family(type).Contains(extended) || (DatabaseTypeName.Is(extended) && IsDatabase(type)) || TypeParameterName.Is(extended);
}
