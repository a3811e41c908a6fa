using Microsoft.CodeAnalysis;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// The methods and types of a compilation, and of referenced projects that come with their source as in an editor, by name; and from names alone
/// which of the methods may lead to the database. It is made when first asked for, and of the methods only what is asked for is worked out.
/// </summary>
internal sealed class SourceIndex
{
    /// <summary>Held while something is worked out: bodies are analysed at the same time.</summary>
    private readonly object _gate = new();

    private readonly IReadOnlyCollection<DeclaredMethod> _all;
    private readonly ILookup<string, DeclaredMethod> _methods;
    private readonly ILookup<string, DeclaredType> _derived;
    private readonly CallTargets _targets;
    private readonly MethodReach _reach;
    private ILookup<DeclaredMethod, DeclaredMethod>? _callers;

    private SourceIndex(IReadOnlyCollection<DeclarationsOfFile> files, int depth)
    {
        var types = files.SelectMany(file => file.Types).ToList();
        _all = files.SelectMany(file => file.Methods).ToList();
        _methods = _all.ToLookup(method => method.Name, StringComparer.Ordinal);
        _derived = types.SelectMany(type => type.Bases, (type, name) => (type, name)).ToLookup(pair => pair.name, pair => pair.type, StringComparer.Ordinal);
        var receivers = new ReceiverTypes(types, _derived);
        _targets = new CallTargets(_methods, receivers);
        _reach = new MethodReach(new DatabaseReachReader(new TableNames(files, receivers.WithBases), receivers, _methods.Contains), _targets, depth);
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
    public DatabaseReach ReachOf(DeclaredMethod method, int calls)
    {
        lock (_gate)
            return _reach.Of(method, calls);
    }

    /// <summary>Whether the method may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(DeclaredMethod method, int calls) => !ReachOf(method, calls).IsEmpty;

    /// <summary>Whether some method of that name may read or write, itself or within so many calls.</summary>
    public bool LeadsToDatabase(string name, int calls) => LeadsTo(NamedTables.All, name, calls);

    /// <summary>Whether some method of that name may read or write one of the tables, save or lock, itself or within so many calls.</summary>
    public bool LeadsTo(NamedTables tables, string name, int calls) => _methods[name].Any(method => ReachOf(method, calls).Concerns(tables));

    /// <summary>Whether a call of the method leads to the database within so many calls.</summary>
    public bool CallsOn(DeclaredMethod method, int calls) => !ReachByCallsOf(method, calls).IsEmpty;

    /// <summary>The methods that may call a method, itself included when it does; empty when none is seen.</summary>
    public IEnumerable<DeclaredMethod> CallersOf(DeclaredMethod method)
    {
        lock (_gate)
            _callers ??= _all.SelectMany(_targets.Of, (caller, target) => (caller, target)).ToLookup(call => call.target, call => call.caller);
        return _callers[method];
    }

    /// <summary>Whether one table may be read and written from the method, and one of the two by a call.</summary>
    public bool ReadsAndWrites(DeclaredMethod method, int calls) =>
        ReachByCallsOf(method, calls) is { IsEmpty: false } called
        && ReachOf(method, calls).ReadAndWritten is { IsEmpty: false } tables
        && (called.Reads.Meets(tables) || called.Writes.Meets(tables));

    private DatabaseReach ReachByCallsOf(DeclaredMethod method, int calls)
    {
        lock (_gate)
            return _reach.ByCallsOf(method, calls);
    }
}
