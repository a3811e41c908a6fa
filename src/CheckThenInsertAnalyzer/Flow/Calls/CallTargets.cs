namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Tells from names which methods in sight a method may call. It remembers what it was asked, for one thread alone.</summary>
/// <param name="methods">The methods that have a body, by name.</param>
/// <param name="receivers">The types of receivers.</param>
internal sealed class CallTargets(ILookup<string, DeclaredMethod> methods, ReceiverTypes receivers)
{
    private readonly Dictionary<DeclaredMethod, IReadOnlyCollection<DeclaredMethod>> _known = new();

    /// <summary>The methods with a body that the calls in a method's body may mean, each once.</summary>
    public IReadOnlyCollection<DeclaredMethod> Of(DeclaredMethod method)
    {
        if (!_known.TryGetValue(method, out var targets))
            _known.Add(method, targets = method.Calls.SelectMany(call => Of(method, call)).Distinct().ToArray());
        return targets;
    }

    /// <summary>Empty for a call of another assembly's method.</summary>
    private IEnumerable<DeclaredMethod> Of(DeclaredMethod method, WrittenCall call)
    {
        if (call.Request is { } request)
            return SentRequest.HandlerNames.SelectMany(name => methods[name]).Where(handler => handler.FirstParameterType == request);
        if (!methods.Contains(call.Name))
            return [];
        var named = methods[call.Name];
        if (call.Receiver is "")
            return named.Where(target => target.Types.Any(type => method.Types.Any(own => receivers.Family(own).Contains(type))));
        var types = receivers.Of(method, call);
        if (types.Count == 0)
            return CommonName.Is(call.Name) ? [] : named;
        return named.Where(target => types.Any(type => receivers.Family(type).Overlaps(target.Types) || (target.Extended is { } extended && receivers.MayExtend(extended, type))));
    }
}
