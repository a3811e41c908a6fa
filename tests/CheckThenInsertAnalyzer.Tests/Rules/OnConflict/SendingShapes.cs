using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Rules.OnConflict;

/// <summary>The ways in which programs send one statement of which they want no result.</summary>
internal static class SendingShapes
{
    /// <summary>Statements of an async method; RULE stands for the id, SQL for the text.</summary>
    public static TheoryData<string> All => new()
    {
        """connection.{|RULE:Execute|}("SQL", new { id, email, name });""",
        """await connection.{|RULE:ExecuteAsync|}("SQL", new { id, email, name });""",
        """await connection.{|RULE:ExecuteAsync|}(param: new { id, email, name }, sql: "SQL").ConfigureAwait(false);""",
        """connection.{|RULE:ExecuteAsync|}("SQL", new { id, email, name }).Wait();""",
        """_ = connection.{|RULE:ExecuteAsync|}("SQL", new { id, email, name }).Result;""",
        """(await (connection.{|RULE:ExecuteAsync|}("SQL", new { id, email, name }))).ToString();""",
        """await SqlMapper.{|RULE:ExecuteAsync|}(connection, "SQL", new { id, email, name });""",
        """await connection.{|RULE:ExecuteAsync|}(new CommandDefinition("SQL", new { id, email, name }, cancellationToken: cancellation));""",
        """
        var definition = new CommandDefinition("SQL", new { id, email, name });
        await connection.{|RULE:ExecuteAsync|}(definition);
        """,
        """await anyConnection.{|RULE:ExecuteAsync|}("SQL", new { id, email, name });""",
        """
        const string sql = "SQL";
        await connection.{|RULE:ExecuteAsync|}(sql, new { id, email, name });
        """,
        "await connection.{|RULE:ExecuteAsync|}(Statements.Constant, new { id, email, name });",
        "await connection.{|RULE:ExecuteAsync|}(Statements.Field, new { id, email, name });",
        "await connection.{|RULE:ExecuteAsync|}(Statements.Property, new { id, email, name });",
        """"
        await connection.{|RULE:ExecuteAsync|}(
            """
            SQL
            """,
            new { id, email, name });
        """",
        """await connection.{|RULE:ExecuteAsync|}(@"SQL;", new { id, email, name });""",
        """await connection.{|RULE:ExecuteAsync|}("SQL" + " -- " + nameof(email), new { id, email, name });""",
        """
        await using var command = new NpgsqlCommand("SQL", connection);
        command.Parameters.AddWithValue("id", id);
        command.Parameters.AddWithValue("email", email);
        command.Parameters.AddWithValue("name", name);
        await command.{|RULE:ExecuteNonQueryAsync|}(cancellation);
        """,
        """
        using var command = connection.CreateCommand();
        command.CommandText = "SQL";
        command.{|RULE:ExecuteNonQuery|}();
        """,
        """
        await using var command = source.CreateCommand("SQL");
        await command.{|RULE:ExecuteNonQueryAsync|}();
        """,
        """await db.Database.{|RULE:ExecuteSqlRawAsync|}("SQL", new NpgsqlParameter("id", id), new NpgsqlParameter("email", email), new NpgsqlParameter("name", name));""",
        """Action send = () => connection.{|RULE:Execute|}("SQL", new { id, email, name });""",
        """
        void Send()
        {
            connection.{|RULE:Execute|}("SQL", new { id, email, name });
        }

        Send();
        """,
    };

    /// <summary>A class whose method has the body, with the statement in every place that a shape takes it from.</summary>
    public static string Source(string shape, string rule, string sql) => $$"""
        public class Statements
        {
            public const string Constant = "{{sql}}";
            public static readonly string Field = "{{sql}}";
            public static string Property => "{{sql}}";
        }

        public class Store(NpgsqlConnection connection, DbConnection anyConnection, NpgsqlDataSource source, DbContext db)
        {
            public async Task SendAsync(int id, string email, string name, CancellationToken cancellation)
            {
                {{shape.Replace("RULE", rule).Replace("SQL", sql)}}
                await Task.CompletedTask;
            }
        }
        """;
}
