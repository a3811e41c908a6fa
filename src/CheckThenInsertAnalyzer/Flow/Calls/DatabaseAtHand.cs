namespace CheckThenInsertAnalyzer.Flow;

/// <summary>
/// Tells from names whether a method has the database at hand at all: lists in memory are searched and filled by methods of the same names. It remembers
/// what it was asked, for one thread alone.
/// </summary>
/// <param name="receivers">The types in sight.</param>
internal sealed class DatabaseAtHand(ReceiverTypes receivers)
{
    /// <summary>Words in the names of contexts, connections and queries, and of what gives them.</summary>
    private static readonly string[] Words = ["Context", "Connection", "Conn", "Ctx", "Db", "Sql", "Database", "DataSource", "Npgsql", "Queryable", "Entities"];
    private static readonly string[] Ends = ["Set", "Table"];
    private static readonly string[] Starts = ["Query", "Execute"];
    private static readonly string[] OtherContexts = ["HttpContext", "ExecutionContext", "ValidationContext", "ActionContext", "SynchronizationContext"];

    /// <summary>Ends of names of classes of the framework that bring no database along.</summary>
    private static readonly string[] KnownBases =
    [
        "Controller", "ControllerBase", "PageModel", "ViewComponent", "TagHelper", "Hub", "BackgroundService", "AuthenticationHandler", "AuthorizationHandler", "Middleware", "DelegatingHandler",
        "Validator", "Attribute", "Exception", "EventArgs", "Converter", "Profile", "List", "Collection", "Dictionary", "HashSet", "Comparer", "Stream", "Builder", "Options",
    ];

    private readonly Dictionary<string, bool> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _names = new(StringComparer.Ordinal);

    /// <summary>Whether it stands in a class that holds the database or may inherit it, is given it, or names what may be it.</summary>
    public bool IsFor(DeclaredMethod method) =>
        method.Types.Any(type => Known(_types, type, IsInType))
        || method.Parameters.Values.Any(receivers.IsDatabase)
        || method.Names.Any(name => Known(_names, name, IsNamed));

    private static bool Known(Dictionary<string, bool> answers, string question, Func<string, bool> ask)
    {
        if (!answers.TryGetValue(question, out var answer))
            answers.Add(question, answer = ask(question));
        return answer;
    }

    private bool IsInType(string type) =>
        receivers.WithBases(type).Any(known => DatabaseTypeName.Is(known) || receivers.MembersOf(known).Any(receivers.IsDatabase) || MayInherit(known));

    /// <summary>Whether it is a class out of sight that may have a context or connection for its heirs.</summary>
    private bool MayInherit(string type) =>
        !receivers.AreInSight(type) && !IsInterface(type) && !Array.Exists(KnownBases, end => type.EndsWith(end, StringComparison.Ordinal));

    private static bool IsInterface(string type) => type is ['I', var second, ..] && char.IsUpper(second);

    private bool IsNamed(string name) =>
        (Array.Exists(Words, word => HasWord(name, word)) && !Array.Exists(OtherContexts, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        || Array.Exists(Ends, end => name.EndsWith(end, StringComparison.Ordinal))
        || Array.Exists(Starts, start => name.StartsWith(start, StringComparison.Ordinal))
        || receivers.MayGiveDatabase(name);

    /// <summary>Whether the word stands in the name with its capital, or begins it.</summary>
    private static bool HasWord(string name, string word) => name.IndexOf(word, StringComparison.Ordinal) >= 0 || name.TrimStart('_').StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
