using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CheckThenInsertAnalyzer.PostgresTests.Harness;

/// <summary>What one caller of a program has for itself, as in a web request: a connection, and a context over it.</summary>
internal sealed class ProgramSession : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly IAsyncDisposable? owned;

    private ProgramSession(NpgsqlConnection connection, object argument)
    {
        this.connection = connection;
        Argument = argument;
        owned = argument is NpgsqlConnection ? null : argument as IAsyncDisposable;
    }

    /// <summary>The method's first argument.</summary>
    public object Argument { get; }

    /// <param name="program">Whose method is going to be called.</param>
    /// <param name="database">Where.</param>
    /// <param name="applicationName">What pg_stat_activity shows for every connection of this session, also those that the program opens.</param>
    public static async Task<ProgramSession> OpenAsync(CompiledProgram program, PostgresDatabase database, string applicationName)
    {
        var connectionString = database.ConnectionStringOf(applicationName);
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new ProgramSession(connection, ArgumentFor(program.SessionType, connection, connectionString));
    }

    public async ValueTask DisposeAsync()
    {
        if (owned is not null)
            await owned.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static object ArgumentFor(Type wanted, NpgsqlConnection connection, string connectionString)
    {
        if (wanted.IsInstanceOfType(connection))
            return connection;
        if (wanted == typeof(string))
            return connectionString;
        if (wanted.IsAssignableFrom(typeof(NpgsqlDataSource)))
            return NpgsqlDataSource.Create(connectionString);
        return typeof(DbContext).IsAssignableFrom(wanted)
            ? Context(wanted, connection)
            : throw new ProofFailedException($"The first parameter is a {wanted}, which is no connection, connection string, data source or DbContext.");
    }

    private static object Context(Type type, NpgsqlConnection connection)
    {
        var options = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        return Activator.CreateInstance(type, options.UseNpgsql(connection).Options)!;
    }
}
