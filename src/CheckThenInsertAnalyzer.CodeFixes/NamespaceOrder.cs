namespace CheckThenInsertAnalyzer.CodeFixes;

/// <summary>The orders in which files keep their using directives: by name, with System before the others or not.</summary>
internal sealed class NamespaceOrder : IComparer<string>
{
    private readonly bool _systemIsFirst;

    private NamespaceOrder(bool systemIsFirst) => _systemIsFirst = systemIsFirst;

    /// <summary>System before all others, as most editors sort.</summary>
    public static NamespaceOrder SystemFirst { get; } = new(systemIsFirst: true);

    /// <summary>By name alone.</summary>
    public static NamespaceOrder ByName { get; } = new(systemIsFirst: false);

    /// <inheritdoc/>
    public int Compare(string x, string y)
    {
        var bySystem = _systemIsFirst ? IsSystem(y).CompareTo(IsSystem(x)) : 0;
        return bySystem != 0 ? bySystem : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the names stand in this order.</summary>
    public bool IsOrderOf(IReadOnlyList<string> names)
    {
        for (var i = 1; i < names.Count; i++)
        {
            if (Compare(names[i - 1], names[i]) > 0)
                return false;
        }

        return true;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
