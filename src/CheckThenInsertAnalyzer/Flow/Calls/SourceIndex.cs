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
    private readonly int _depth;
    private readonly Dictionary<DeclaredMethod, int> _readers;
    private readonly Dictionary<DeclaredMethod, int> _writers;
    private readonly Dictionary<DeclaredMethod, int> _callers;
    private readonly Dictionary<string, HashSet<string>>? _families = new(StringComparer.Ordinal);

    private SourceIndex(IReadOnlyCollection<DeclarationsOfFile> files, int depth)
    {
        var methods = files.SelectMany(file => file.Methods).ToList();
        var types = files.SelectMany(file => file.Types).ToList();
        _methods = methods.ToLookup(method => method.Name, StringComparer.Ordinal);
        _types = types.ToLookup(type => type.Name, StringComparer.Ordinal);
        _derived = types.SelectMany(type => type.Bases, (type, name) => (type, name)).ToLookup(pair => pair.name, pair => pair.type, StringComparer.Ordinal);
        _memberTypes = types.SelectMany(type => type.Members).Distinct().ToLookup(member => member.Key, member => member.Value, StringComparer.Ordinal);
        _depth = depth;
        var callers = CallersOf(methods);
        _readers = Distances(methods.Where(method => (WordsOf(method) & DatabaseWords.Reads) != 0), callers);
        _writers = Distances(methods.Where(method => (WordsOf(method) & DatabaseWords.Writes) != 0), callers);
        _callers = Nearest(callers);

        // What helped to make the index is not read later, when several threads ask it.
        _families = null;
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

    /// <summary>Whether the method may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(DeclaredMethod method, int calls) => IsWithin(_readers, method, calls) || IsWithin(_writers, method, calls);

    /// <summary>Whether some method of that name may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(string name, int calls) => _methods[name].Any(method => LeadsToDatabase(method, calls));

    /// <summary>Whether a call of the method leads to the database within so many calls.</summary>
    public bool CallsOn(DeclaredMethod method, int calls) => IsWithin(_callers, method, calls);

    /// <summary>Whether both a read and a write may be reached from the method, and one of them only by a call.</summary>
    public bool ReadsAndWrites(DeclaredMethod method, int calls) =>
        IsWithin(_readers, method, calls) && IsWithin(_writers, method, calls) && CallsOn(method, calls);

    private static bool IsWithin(Dictionary<DeclaredMethod, int> distances, DeclaredMethod method, int calls) =>
        calls >= 0 && distances.TryGetValue(method, out var distance) && distance <= calls;

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

    /// <summary>How many calls lie between the methods and the nearest of those that are given, as far as calls are followed.</summary>
    private Dictionary<DeclaredMethod, int> Distances(IEnumerable<DeclaredMethod> nearest, Dictionary<DeclaredMethod, List<DeclaredMethod>> callers)
    {
        var distances = nearest.ToDictionary(method => method, _ => 0, ByReference.Instance);
        var pending = new Queue<DeclaredMethod>(distances.Keys);
        while (pending.Count > 0)
        {
            var method = pending.Dequeue();
            var distance = distances[method] + 1;
            if (distance > _depth || !callers.TryGetValue(method, out var known))
                continue;
            foreach (var caller in known.Where(caller => !distances.ContainsKey(caller)))
            {
                distances.Add(caller, distance);
                pending.Enqueue(caller);
            }
        }

        return distances;
    }

    /// <summary>How many calls, one at least, lie between the methods that call on and the database.</summary>
    private Dictionary<DeclaredMethod, int> Nearest(Dictionary<DeclaredMethod, List<DeclaredMethod>> callers)
    {
        var nearest = new Dictionary<DeclaredMethod, int>(ByReference.Instance);
        foreach (var reached in _readers.Concat(_writers))
        {
            if (!callers.TryGetValue(reached.Key, out var known))
                continue;
            foreach (var caller in known)
                nearest[caller] = nearest.TryGetValue(caller, out var distance) ? Math.Min(distance, reached.Value + 1) : reached.Value + 1;
        }

        return nearest;
    }

    /// <summary>What the method's own calls may do with the database.</summary>
    private DatabaseWords WordsOf(DeclaredMethod method)
    {
        var words = DatabaseWords.None;
        if (!method.MayReach)
            return words;
        foreach (var call in method.Calls)
        {
            if (!CallRecogniser.IsCandidate(call.Name) || IsCallOfOtherType(method, call))
                continue;
            words |= EntityQueryReader.IsTerminal(call.Name) ? DatabaseWords.Reads
                : call.Name.StartsWith("Add", StringComparison.Ordinal) || call.Name.StartsWith("SaveChanges", StringComparison.Ordinal) ? DatabaseWords.Writes
                : DatabaseWords.Reads | DatabaseWords.Writes;
        }

        return words;
    }

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
        if (!call.IsMember)
        {
            var own = method.Types.SelectMany(Family).SelectMany(name => _types[name]).Select(declared => declared.Members.TryGetValue(receiver, out var member) ? member : null).OfType<string>().Distinct().ToList();
            if (own.Count > 0)
                return own;
        }

        if (call.IsMember && _memberTypes.Contains(receiver))
            return _memberTypes[receiver].ToList();
        return _types.Contains(receiver) ? [receiver] : [];
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
