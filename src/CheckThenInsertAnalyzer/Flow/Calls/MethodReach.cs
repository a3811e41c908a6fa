namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// What methods may do with the database, themselves and by way of what they call. It is worked out for the methods that are asked for and those that
/// they lead to, since who looks at one file asks for few, and remembered, for one thread alone.
/// </summary>
/// <param name="reader">Tells what a method may do itself.</param>
/// <param name="targets">Tells what it may call.</param>
/// <param name="depth">How many calls are followed at most.</param>
internal sealed class MethodReach(DatabaseReachReader reader, CallTargets targets, int depth)
{
    private readonly Dictionary<DeclaredMethod, DatabaseReach> _own = new();

    /// <summary>What the calls of methods may do: at index n those from which the database lies no more than n calls further away.</summary>
    private readonly List<Dictionary<DeclaredMethod, DatabaseReach>> _byCalls = [];

    /// <summary>What the method may do, itself or within so many calls; fewer than none give nothing.</summary>
    public DatabaseReach Of(DeclaredMethod method, int calls) => calls < 0 ? DatabaseReach.None : OwnOf(method).Or(ByCallsOf(method, calls));

    /// <summary>What the method may do by way of its calls alone, within so many of them.</summary>
    public DatabaseReach ByCallsOf(DeclaredMethod method, int calls)
    {
        calls = Math.Min(calls, depth);
        if (calls <= 0)
            return DatabaseReach.None;

        while (_byCalls.Count < calls)
            _byCalls.Add(new Dictionary<DeclaredMethod, DatabaseReach>());
        var known = _byCalls[calls - 1];
        if (!known.TryGetValue(method, out var reach))
            known.Add(method, reach = targets.Of(method).Aggregate(DatabaseReach.None, (all, target) => all.Or(Of(target, calls - 1))));
        return reach;
    }

    private DatabaseReach OwnOf(DeclaredMethod method)
    {
        if (!_own.TryGetValue(method, out var reach))
            _own.Add(method, reach = reader.Of(method));
        return reach;
    }
}
