namespace CheckThenInsertAnalyzer.DataAccess;

/// <summary>The names of methods that come in two forms, as ToList and ToListAsync.</summary>
internal static class AsyncName
{
    private const string Ending = "Async";

    /// <summary>The name of the form that blocks; that of any other method as it is.</summary>
    public static string Without(string method) => method.EndsWith(Ending, StringComparison.Ordinal) ? method.Substring(0, method.Length - Ending.Length) : method;
}
