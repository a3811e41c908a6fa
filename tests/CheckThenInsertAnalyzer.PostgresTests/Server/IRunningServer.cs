namespace CheckThenInsertAnalyzer.PostgresTests.Server;

/// <summary>A server that answers. Disposing it undoes what starting it did.</summary>
internal interface IRunningServer : IAsyncDisposable
{
    /// <summary>Connects to a database that always exists, as a role that may create databases.</summary>
    string ConnectionString { get; }

    /// <summary>What <c>pg_dump --schema-only</c> writes of a database.</summary>
    Task<string> DumpSchemaAsync(string database);
}
