namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows the method names that collections, streams and LINQ have too: on a receiver of which nothing is known they are taken for theirs.</summary>
internal static class CommonName
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "All", "Any", "Append", "Clear", "Close", "Contains", "ContainsKey", "Copy", "Count", "Create", "Dispose", "Equals", "Exists", "Find", "FindAll", "First",
        "FirstOrDefault", "Flush", "FlushAsync", "ForEach", "Format", "Get", "GetHashCode", "GetValue", "GroupBy", "Insert", "Invoke", "Join", "Last", "LastOrDefault", "Log", "Map", "Next",
        "OrderBy", "Parse", "Publish", "Push", "Read", "ReadAsync", "Remove", "Replace", "Reset", "Run", "Select", "SelectMany", "Send", "Set", "Single", "SingleOrDefault", "Split", "Start",
        "Stop", "ToArray", "ToDictionary", "ToHashSet", "ToList", "ToString", "Trim", "TryGetValue", "TryParse", "Union", "Where", "With", "Write", "WriteAsync", "WriteLine",
    };

    /// <summary>Whether the name is one of them.</summary>
    public static bool Is(string name) => Names.Contains(name);
}
