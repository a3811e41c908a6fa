namespace CheckThenInsertAnalyzer.Flow;

/// <summary>Knows by name the library types whose methods reach the database.</summary>
internal static class DatabaseTypeName
{
    /// <summary>Whether a type of that name may be a context, set, query, connection, command, data source or batch of one of the libraries.</summary>
    public static bool Is(string type) =>
        type is "DbSet" or "DatabaseFacade" or "IQueryable" or "IOrderedQueryable" or "NpgsqlDataSource" or "DbDataSource" or "NpgsqlBatch"
        || type.EndsWith("Context", StringComparison.Ordinal)
        || type.EndsWith("Connection", StringComparison.Ordinal)
        || type.EndsWith("Command", StringComparison.Ordinal);
}
