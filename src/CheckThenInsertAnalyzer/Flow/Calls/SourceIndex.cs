using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The methods and types of a compilation, and of referenced projects that come with their source as in an editor, by name; and from names alone
/// which of the methods may lead to the database. It is made when first asked for.
/// </summary>
internal sealed class SourceIndex
{
    private readonly ILookup<string, DeclaredMethod> _methods;
    private readonly ILookup<string, DeclaredType> _derived;

    /// <summary>What the methods may do: at index n themselves or within n calls.</summary>
    private readonly List<Dictionary<DeclaredMethod, DatabaseReach>> _within = [];

    /// <summary>What the calls of the methods may do: at index n those from which the database lies less than n calls away.</summary>
    private readonly List<Dictionary<DeclaredMethod, DatabaseReach>> _byCalls = [];

    private readonly Dictionary<DeclaredMethod, List<DeclaredMethod>> _callers;

    private SourceIndex(IReadOnlyCollection<DeclarationsOfFile> files, int depth)
    {
        var methods = files.SelectMany(file => file.Methods).ToList();
        var types = files.SelectMany(file => file.Types).ToList();
        _methods = methods.ToLookup(method => method.Name, StringComparer.Ordinal);
        _derived = types.SelectMany(type => type.Bases, (type, name) => (type, name)).ToLookup(pair => pair.name, pair => pair.type, StringComparer.Ordinal);
        var receivers = new ReceiverTypes(types, _derived);
        var reader = new DatabaseReachReader(new TableNames(files, receivers.WithBases), receivers, _methods.Contains);
        _byCalls.Add([]);
        _within.Add(methods.Select(method => (Method: method, Reach: reader.Of(method))).Where(known => !known.Reach.IsEmpty).ToDictionary(known => known.Method, known => known.Reach));
        _callers = CallersIn(methods, receivers);
        FollowCallers(depth);
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
    public DatabaseReach ReachOf(DeclaredMethod method, int calls) => Known(_within, method, calls);

    /// <summary>Whether the method may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(DeclaredMethod method, int calls) => !ReachOf(method, calls).IsEmpty;

    /// <summary>Whether some method of that name may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(string name, int calls) => LeadsTo(NamedTables.All, name, calls);

    /// <summary>Whether some method of that name may read or write one of the tables, save or lock, itself or within so many calls.</summary>
    public bool LeadsTo(NamedTables tables, string name, int calls) => _methods[name].Any(method => ReachOf(method, calls).Concerns(tables));

    /// <summary>Whether a call of the method leads to the database within so many calls.</summary>
    public bool CallsOn(DeclaredMethod method, int calls) => !Known(_byCalls, method, calls).IsEmpty;

    /// <summary>The methods that may call a method, itself included when it does; empty when none is seen.</summary>
    public IReadOnlyCollection<DeclaredMethod> CallersOf(DeclaredMethod method) => _callers.TryGetValue(method, out var callers) ? callers : [];

    /// <summary>Whether one table may be read and written from the method, and one of the two by a call.</summary>
    public bool ReadsAndWrites(DeclaredMethod method, int calls) =>
        ReachOf(method, calls).ReadAndWritten is { IsEmpty: false } tables
        && Known(_byCalls, method, calls) is var reach
        && (reach.Reads.Meets(tables) || reach.Writes.Meets(tables));

    private static DatabaseReach Known(List<Dictionary<DeclaredMethod, DatabaseReach>> reaches, DeclaredMethod method, int calls) =>
        calls >= 0 && reaches[Math.Min(calls, reaches.Count - 1)].TryGetValue(method, out var known) ? known : DatabaseReach.None;

    private Dictionary<DeclaredMethod, List<DeclaredMethod>> CallersIn(List<DeclaredMethod> methods, ReceiverTypes receivers)
    {
        var callers = new Dictionary<DeclaredMethod, List<DeclaredMethod>>();
        foreach (var method in methods)
        {
            foreach (var target in method.Calls.SelectMany(call => Targets(method, call, receivers)))
            {
                if (!callers.TryGetValue(target, out var known))
                    callers.Add(target, known = []);
                known.Add(method);
            }
        }

        return callers;
    }

    /// <summary>The methods with a body that a call may mean; empty for one of another assembly's.</summary>
    private IEnumerable<DeclaredMethod> Targets(DeclaredMethod method, WrittenCall call, ReceiverTypes receivers)
    {
        if (call.Request is { } request)
            return SentRequest.HandlerNames.SelectMany(MethodsNamed).Where(handler => handler.FirstParameterType == request);
        if (!_methods.Contains(call.Name))
            return [];
        var named = _methods[call.Name];
        if (call.Receiver is "")
            return named.Where(target => target.Types.Any(type => method.Types.Any(own => receivers.Family(own).Contains(type))));
        var types = receivers.Of(method, call);
        if (types.Count == 0)
            return CommonName.Is(call.Name) ? [] : named;
        return named.Where(target => types.Any(type => receivers.Family(type).Overlaps(target.Types) || (target.Extended is { } extended && receivers.MayExtend(extended, type))));
    }

    private void FollowCallers(int depth)
    {
        for (var calls = 1; calls <= depth; calls++)
        {
            var byCalls = new Dictionary<DeclaredMethod, DatabaseReach>();
            foreach (var called in _callers)
            {
                if (ReachOf(called.Key, calls - 1) is not { IsEmpty: false } reach)
                    continue;
                foreach (var caller in called.Value)
                    byCalls[caller] = byCalls.TryGetValue(caller, out var known) ? known.Or(reach) : reach;
            }

            var within = new Dictionary<DeclaredMethod, DatabaseReach>(_within[0]);
            foreach (var caller in byCalls)
                within[caller.Key] = caller.Value.Or(ReachOf(caller.Key, calls: 0));
            _byCalls.Add(byCalls);
            _within.Add(within);
        }
    }
}
