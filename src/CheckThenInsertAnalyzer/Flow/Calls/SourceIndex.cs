using CheckThenInsertAnalyzer.DataAccess;
using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The methods and types of a compilation, and of referenced projects that come with their source as in an editor, by name; and from names alone
/// which of the methods may lead to the database. It is made when first asked for.
/// </summary>
internal sealed class SourceIndex
{
    private readonly ILookup<string, DeclaredMethod> _methods;
    private readonly ILookup<string, DeclaredType> _types;
    private readonly ILookup<string, DeclaredType> _derived;
    private readonly ILookup<string, string> _memberTypes;
    private readonly TableNames _tables;
    private readonly Dictionary<string, int> _tablesOfSql = new(StringComparer.Ordinal);
    private readonly Dictionary<DeclaredMethod, DatabaseReach> _own = new(ByReference.Instance);

    /// <summary>What the calls of a method may do: at index n those from which the database lies less than n calls away.</summary>
    private readonly List<Dictionary<DeclaredMethod, DatabaseReach>> _byCalls = [];
    private readonly Dictionary<string, HashSet<string>>? _families = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Receiver), IReadOnlyCollection<string>>? _members = new();

    private SourceIndex(IReadOnlyCollection<DeclarationsOfFile> files, int depth)
    {
        var methods = files.SelectMany(file => file.Methods).ToList();
        var types = files.SelectMany(file => file.Types).ToList();
        _methods = methods.ToLookup(method => method.Name, StringComparer.Ordinal);
        _types = types.ToLookup(type => type.Name, StringComparer.Ordinal);
        _derived = types.SelectMany(type => type.Bases, (type, name) => (type, name)).ToLookup(pair => pair.name, pair => pair.type, StringComparer.Ordinal);
        _memberTypes = types.SelectMany(type => type.Members).Distinct().ToLookup(member => member.Key, member => member.Value, StringComparer.Ordinal);
        _tables = new TableNames(files, TypeAndBases);
        foreach (var method in methods)
        {
            if (ReachOf(method) is { IsEmpty: false } reach)
                _own.Add(method, reach);
        }

        FollowCallers(CallersOf(methods), depth);

        // What helped to make the index is not read later, when several threads ask it.
        _families = null;
        _members = null;
    }

    /// <summary>Indexes files.</summary>
    /// <param name="files">The trees of the compilation and of its referenced projects.</param>
    /// <param name="depth">How many calls may lie between a body and the database.</param>
    /// <param name="cancellation">Ends the analysis early.</param>
    public static SourceIndex Of(IEnumerable<SyntaxTree> files, int depth, CancellationToken cancellation) =>
        new(files.Select(file => DeclarationsOfFile.Of(file, cancellation)).ToList(), depth);

    /// <summary>The methods of that name that have a body.</summary>
    public IEnumerable<DeclaredMethod> MethodsNamed(string name) => _methods[name];

    /// <summary>The types whose base list has that name.</summary>
    public IEnumerable<DeclaredType> TypesDerivedFrom(string name) => _derived[name];

    /// <summary>All types that have a base list, by the names in it.</summary>
    public IEnumerable<IGrouping<string, DeclaredType>> DerivedTypes => _derived;

    /// <summary>What the method may do, itself or within so many calls; fewer than none give nothing.</summary>
    public DatabaseReach ReachOf(DeclaredMethod method, int calls) =>
        calls < 0 ? DatabaseReach.None : Known(_own, method).Or(ByCallsOf(method, calls));

    /// <summary>Whether the method may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(DeclaredMethod method, int calls) => !ReachOf(method, calls).IsEmpty;

    /// <summary>Whether some method of that name may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(string name, int calls) => LeadsTo(NamedTables.All, name, calls);

    /// <summary>Whether some method of that name may read or write one of the tables, save or lock, itself or within so many calls.</summary>
    public bool LeadsTo(NamedTables tables, string name, int calls) => _methods[name].Any(method => ReachOf(method, calls).Concerns(tables));

    /// <summary>Whether a call of the method leads to the database within so many calls.</summary>
    public bool CallsOn(DeclaredMethod method, int calls) => !ByCallsOf(method, calls).IsEmpty;

    /// <summary>Whether one table may be read and written from the method, and one of the two by a call.</summary>
    public bool ReadsAndWrites(DeclaredMethod method, int calls) =>
        ReachOf(method, calls).ReadAndWritten is { IsEmpty: false } tables
        && ByCallsOf(method, calls) is var reach
        && (reach.Reads.Meets(tables) || reach.Writes.Meets(tables));

    private DatabaseReach ByCallsOf(DeclaredMethod method, int calls) =>
        calls <= 0 || _byCalls.Count == 0 ? DatabaseReach.None : Known(_byCalls[Math.Min(calls, _byCalls.Count) - 1], method);

    private static DatabaseReach Known(Dictionary<DeclaredMethod, DatabaseReach> reaches, DeclaredMethod method) =>
        reaches.TryGetValue(method, out var known) ? known : DatabaseReach.None;

    private Dictionary<DeclaredMethod, List<DeclaredMethod>> CallersOf(List<DeclaredMethod> methods)
    {
        var callers = new Dictionary<DeclaredMethod, List<DeclaredMethod>>(ByReference.Instance);
        foreach (var method in methods)
        {
            foreach (var target in method.Calls.SelectMany(call => Targets(method, call)))
            {
                if (!callers.TryGetValue(target, out var known))
                    callers.Add(target, known = []);
                known.Add(method);
            }
        }

        return callers;
    }

    private void FollowCallers(Dictionary<DeclaredMethod, List<DeclaredMethod>> callers, int depth)
    {
        for (var calls = 1; calls <= depth; calls++)
        {
            var reaches = new Dictionary<DeclaredMethod, DatabaseReach>(ByReference.Instance);
            foreach (var called in callers)
            {
                if (ReachOf(called.Key, calls - 1) is not { IsEmpty: false } reach)
                    continue;
                foreach (var caller in called.Value)
                    reaches[caller] = Known(reaches, caller).Or(reach);
            }

            _byCalls.Add(reaches);
        }
    }

    /// <summary>What the method's own calls may do with the database.</summary>
    private DatabaseReach ReachOf(DeclaredMethod method)
    {
        var reach = DatabaseReach.None;
        if (!method.MayReach)
            return reach;
        var mentioned = new Lazy<NamedTables>(() => _tables.Mentioned(method));
        foreach (var call in method.Calls)
        {
            if (CallRecogniser.IsCandidate(call.Name) && !IsCallOfOwnMethod(call) && !IsCallOfOtherType(method, call))
                reach = reach.Or(ReachOf(method, call, mentioned));
        }

        return reach;
    }

    private DatabaseReach ReachOf(DeclaredMethod method, WrittenCall call, Lazy<NamedTables> mentioned)
    {
        if (call.Name.StartsWith("SaveChanges", StringComparison.Ordinal))
            return new DatabaseReach(NamedTables.None, mentioned.Value, Saves: true);
        if (EntityQueryReader.IsTerminal(call.Name))
            return new DatabaseReach(ReadBy(method, call, mentioned.Value), IsChange(call.Name) ? mentioned.Value : NamedTables.None, Saves: false);
        if (IsAdding(call.Name))
            return new DatabaseReach(NamedTables.None, WrittenBy(method, call, mentioned.Value), Saves: false);
        return TablesOfSql(method) is var tables ? new DatabaseReach(tables, tables, Saves: false) : DatabaseReach.None;
    }

    private static bool IsChange(string name) => name.IndexOf("Update", StringComparison.Ordinal) >= 0 || name.IndexOf("Delete", StringComparison.Ordinal) >= 0;

    private static bool IsAdding(string name) => name.StartsWith("Add", StringComparison.Ordinal) || name is "Update" or "Attach";

    /// <summary>A search in a list looks the same, so where no entity is named only what other code may name is counted, and what a list does not have.</summary>
    private NamedTables ReadBy(DeclaredMethod method, WrittenCall call, NamedTables mentioned) =>
        !mentioned.IsEmpty ? mentioned
        : method.IsGeneric || call.Name.EndsWith("Async", StringComparison.Ordinal) || IsDatabase(method, call) ? NamedTables.All
        : NamedTables.None;

    /// <summary>A set says which entity it takes, and a context does not.</summary>
    private NamedTables WrittenBy(DeclaredMethod method, WrittenCall call, NamedTables mentioned)
    {
        if (call.Receiver is { Length: > 0 } receiver && _tables.Of(receiver) is { IsEmpty: false } set)
            return set;
        return method.IsGeneric || IsDatabase(method, call) ? NamedTables.All : mentioned;
    }

    private bool IsDatabase(DeclaredMethod method, WrittenCall call) =>
        call.Receiver is not { Length: > 0 } receiver
            ? method.Types.Any(type => Family(type).Any(DatabaseTypeName.Is))
            : receiver.EndsWith("context", StringComparison.OrdinalIgnoreCase) || receiver.EndsWith("db", StringComparison.OrdinalIgnoreCase) || TypesOf(method, call).Any(type => Family(type).Any(DatabaseTypeName.Is));

    /// <summary>Where entities are known too, names of tables would have to be those of entities, which is not known before the model is read.</summary>
    private NamedTables TablesOfSql(DeclaredMethod method)
    {
        if (!_tables.IsEmpty || method.TablesOfSql() is not { } names)
            return NamedTables.All;
        var numbers = new List<int>();
        foreach (var name in names)
        {
            if (!_tablesOfSql.TryGetValue(name, out var number))
                _tablesOfSql.Add(name, number = _tablesOfSql.Count);
            numbers.Add(number);
        }

        return NamedTables.Of(numbers);
    }

    private IEnumerable<string> TypeAndBases(string type)
    {
        var bases = new HashSet<string>(StringComparer.Ordinal) { type };
        Gather(bases, name => _types[name].SelectMany(declared => declared.Bases));
        return bases;
    }

    /// <summary>Whether the call is one of the class's own methods: the libraries' are called on something.</summary>
    private bool IsCallOfOwnMethod(WrittenCall call) => call.Receiver is "" && _methods.Contains(call.Name);

    /// <summary>Whether the receiver is known to be of a type that is none of the libraries'.</summary>
    private bool IsCallOfOtherType(DeclaredMethod method, WrittenCall call) =>
        call.Receiver is { Length: > 0 } && TypesOf(method, call) is { Count: > 0 } types && !types.Any(type => Family(type).Any(DatabaseTypeName.Is));

    /// <summary>The methods with a body that a call may mean; empty for one of another assembly's.</summary>
    private IEnumerable<DeclaredMethod> Targets(DeclaredMethod method, WrittenCall call)
    {
        if (call.Request is { } request)
            return SentRequest.HandlerNames.SelectMany(MethodsNamed).Where(handler => handler.FirstParameterType == request);
        if (!_methods.Contains(call.Name))
            return [];
        var named = _methods[call.Name];
        if (call.Receiver is "")
            return named.Where(target => target.Types.Any(type => method.Types.Any(own => Family(own).Contains(type))));
        var types = TypesOf(method, call);
        if (types.Count == 0)
            return CommonName.Is(call.Name) ? [] : named;
        return named.Where(target => types.Any(type => Family(type).Overlaps(target.Types) || (target.Extended is { } extended && MayExtend(extended, type))));
    }

    private bool MayExtend(string extended, string type) =>
        Family(type).Contains(extended)
        || (DatabaseTypeName.Is(extended) && Family(type).Any(DatabaseTypeName.Is))
        || (extended[0] == 'T' && (extended.Length == 1 || char.IsUpper(extended[1])));

    /// <summary>The names of the types that a receiver may have; empty when nothing is known of it.</summary>
    private IReadOnlyCollection<string> TypesOf(DeclaredMethod method, WrittenCall call)
    {
        if (call.Receiver is not { Length: > 0 } receiver)
            return [];
        if (!call.IsMember && method.Parameters.TryGetValue(receiver, out var type))
            return [type];
        if (!call.IsMember && MemberTypes(method, receiver) is { Count: > 0 } own)
            return own;

        if (call.IsMember && _memberTypes.Contains(receiver))
            return _memberTypes[receiver].ToList();
        return _types.Contains(receiver) ? [receiver] : [];
    }

    /// <summary>The names of the types of a field, property or constructor's parameter of the method's class or of a related one.</summary>
    private IReadOnlyCollection<string> MemberTypes(DeclaredMethod method, string receiver)
    {
        var place = (method.Types.IsEmpty ? "" : method.Types[0], receiver);
        if (_members!.TryGetValue(place, out var known))
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
    private HashSet<string> Family(string type)
    {
        if (_families!.TryGetValue(type, out var known))
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

    /// <summary>Every declaration is itself alone: two are never the same.</summary>
    private sealed class ByReference : IEqualityComparer<DeclaredMethod>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals(DeclaredMethod? one, DeclaredMethod? other) => ReferenceEquals(one, other);

        public int GetHashCode(DeclaredMethod method) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(method);
    }
}
