namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows the names that type parameters have by convention.</summary>
internal static class TypeParameterName
{
    /// <summary>Whether the name is T, or begins with it as TEntity does.</summary>
    public static bool Is(string name) => name[0] == 'T' && (name.Length == 1 || char.IsUpper(name[1]));
}
