using CheckThenInsertAnalyzer.DataAccess;

namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Reads from names what methods may do with the database themselves.</summary>
/// <param name="tables">The names of entities.</param>
/// <param name="receivers">The types of receivers.</param>
/// <param name="isOwnMethod">Whether a method of that name stands in sight.</param>
internal sealed class DatabaseReachReader(TableNames tables, ReceiverTypes receivers, Func<string, bool> isOwnMethod)
{
    private readonly DatabaseAtHand _atHand = new(receivers);
    private readonly Dictionary<string, int> _tablesOfSql = new(StringComparer.Ordinal);

    /// <summary>What the method's own calls may do with the database.</summary>
    public DatabaseReach Of(DeclaredMethod method)
    {
        var reach = DatabaseReach.None;
        if (!method.MayReach)
            return reach;
        bool? isAtHand = null;
        var mentioned = new Lazy<NamedTables>(() => tables.Mentioned(method));
        var sent = new Lazy<DatabaseReach>(() => ReachOfSql(method.ReadText()));
        foreach (var call in method.Calls)
        {
            if (CallRecogniser.IsCandidate(call.Name) && !IsCallOfOwnMethod(call) && !IsCallOfOtherType(method, call) && (isAtHand ??= _atHand.IsFor(method)))
                reach = reach.Or(Of(method, call, mentioned, sent));
        }

        return reach;
    }

    private DatabaseReach Of(DeclaredMethod method, WrittenCall call, Lazy<NamedTables> mentioned, Lazy<DatabaseReach> sent)
    {
        if (call.Name.StartsWith("SaveChanges", StringComparison.Ordinal))
            return new DatabaseReach(NamedTables.None, mentioned.Value, Saves: true);
        if (EntityQueryReader.IsTerminal(call.Name))
            return new DatabaseReach(ReadBy(method, call, mentioned.Value), IsChange(call.Name) ? mentioned.Value : NamedTables.None, Saves: false);
        if (IsAdding(call.Name))
            return new DatabaseReach(NamedTables.None, WrittenBy(method, call, mentioned.Value), Saves: false);
        return sent.Value;
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
        if (call.Receiver is { Length: > 0 } receiver && tables.Of(receiver) is { IsEmpty: false } set)
            return set;
        return method.IsGeneric || IsDatabase(method, call) ? NamedTables.All : mentioned;
    }

    private bool IsDatabase(DeclaredMethod method, WrittenCall call) =>
        call.Receiver is not { Length: > 0 } receiver
            ? method.Types.Any(receivers.IsDatabase)
            : receiver.EndsWith("context", StringComparison.OrdinalIgnoreCase) || receiver.EndsWith("db", StringComparison.OrdinalIgnoreCase) || receivers.Of(method, call).Any(receivers.IsDatabase);

    private DatabaseReach ReachOfSql(string text)
    {
        var named = TablesOfSql(text);
        return new DatabaseReach(named, WrittenTables.MayBeChangedIn(text) ? named : NamedTables.None, Saves: false);
    }

    /// <summary>Where entities are known too, names of tables would have to be those of entities, which is not known before the model is read.</summary>
    private NamedTables TablesOfSql(string text)
    {
        if (!tables.IsEmpty || WrittenTables.In(text) is not { } names)
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

    /// <summary>Whether the call is one of the class's own methods: the libraries' are called on something.</summary>
    private bool IsCallOfOwnMethod(WrittenCall call) => call.Receiver is "" && isOwnMethod(call.Name);

    /// <summary>Whether the receiver is known to be of a type that is none of the libraries'.</summary>
    private bool IsCallOfOtherType(DeclaredMethod method, WrittenCall call) =>
        call.Receiver is { Length: > 0 } && receivers.Of(method, call) is { Count: > 0 } types && !types.Any(receivers.IsDatabase);
}
