namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>Files of a generated application that call the database, some with a race and some without.</summary>
internal static class GeneratedDatabaseSource
{
    /// <summary>A context with its entity and a service that checks before it inserts.</summary>
    public static string EntityFrameworkService(int number) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;

        namespace Application;

        public sealed class Account{{number}}
        {
            public int Id { get; set; }
            public string Code { get; set; } = "";
            public string Name { get; set; } = "";
        }

        public sealed class Context{{number}} : DbContext
        {
            public DbSet<Account{{number}}> Accounts => Set<Account{{number}}>();

            protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                modelBuilder.Entity<Account{{number}}>().HasIndex(account => account.Code).IsUnique();
        }

        public sealed class Service{{number}}
        {
            private readonly Context{{number}} db;

            public Service{{number}}(Context{{number}} db) => this.db = db;

            public async Task<bool> RegisterAsync(string code, string name)
            {
                if (await db.Accounts.AnyAsync(account => account.Code == code))
                {
                    return false;
                }

                db.Accounts.Add(new Account{{number}} { Code = code, Name = name });
                await db.SaveChangesAsync();
                return true;
            }

            public async Task<List<string>> NamesAsync(string prefix) =>
                await db.Accounts.Where(account => account.Code.StartsWith(prefix)).OrderBy(account => account.Name).Select(account => account.Name).ToListAsync();

            public async Task RenameAsync(int id, string name)
            {
                var account = await db.Accounts.FindAsync(id);
                if (account is null)
                {
                    throw new InvalidOperationException($"There is no account {id}.");
                }

                account.Name = name;
                await db.SaveChangesAsync();
            }
        }
        """;

    /// <summary>Dapper calls: a check before an insert, reads, an update and an upsert.</summary>
    public static string DapperRepository(int number) =>
        $$""""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Dapper;
        using Npgsql;

        namespace Application;

        public sealed class Repository{{number}}
        {
            private readonly NpgsqlConnection connection;

            public Repository{{number}}(NpgsqlConnection connection) => this.connection = connection;

            public async Task<bool> AddAsync(string code, string name)
            {
                var count = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM accounts WHERE code = @code", new { code });
                if (count > 0)
                {
                    return false;
                }

                await connection.ExecuteAsync("INSERT INTO accounts (code, name) VALUES (@code, @name)", new { code, name });
                return true;
            }

            public Task<IEnumerable<string>> ListAsync(string prefix) =>
                connection.QueryAsync<string>("SELECT name FROM accounts WHERE code LIKE @prefix || '%' ORDER BY name", new { prefix });

            public Task<int> RenameAsync(int id, string name) =>
                connection.ExecuteAsync("UPDATE accounts SET name = @name WHERE id = @id", new { id, name });

            public Task<int> PutAsync(string code, string name) =>
                connection.ExecuteScalarAsync<int>(
                    """
                    INSERT INTO accounts (code, name)
                    VALUES (@code, @name)
                    ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name
                    RETURNING id
                    """,
                    new { code, name });
        }
        """";

    /// <summary>Plain commands: a check before an insert and a read through a reader.</summary>
    public static string NpgsqlStore(int number) =>
        $$"""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Npgsql;

        namespace Application;

        public sealed class Store{{number}}
        {
            private readonly NpgsqlDataSource database;

            public Store{{number}}(NpgsqlDataSource database) => this.database = database;

            public async Task<bool> AddAsync(string code, string name)
            {
                await using var connection = await database.OpenConnectionAsync();
                await using var check = new NpgsqlCommand("SELECT 1 FROM accounts WHERE code = @code", connection);
                check.Parameters.AddWithValue("code", code);
                if (await check.ExecuteScalarAsync() is not null)
                {
                    return false;
                }

                await using var insert = new NpgsqlCommand("INSERT INTO accounts (code, name) VALUES (@code, @name)", connection);
                insert.Parameters.AddWithValue("code", code);
                insert.Parameters.AddWithValue("name", name);
                await insert.ExecuteNonQueryAsync();
                return true;
            }

            public async Task<List<(int Id, string Name)>> ListAsync()
            {
                var rows = new List<(int, string)>();
                await using var command = database.CreateCommand("SELECT id, name FROM accounts ORDER BY id");
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    rows.Add((reader.GetInt32(0), reader.GetString(1)));
                }

                return rows;
            }
        }
        """;

    /// <summary>Inserts whose violations are handled as they should be.</summary>
    public static string GuardedService(int number) =>
        $$"""
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        namespace Application;

        public sealed class Ticket{{number}}
        {
            public int Id { get; set; }
            public string Code { get; set; } = "";
        }

        public sealed class Tickets{{number}} : DbContext
        {
            public DbSet<Ticket{{number}}> Tickets => Set<Ticket{{number}}>();

            protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                modelBuilder.Entity<Ticket{{number}}>().HasIndex(ticket => ticket.Code).IsUnique();
        }

        public sealed class GuardedService{{number}}
        {
            private readonly Tickets{{number}} db;
            private readonly NpgsqlConnection connection;

            public GuardedService{{number}}(Tickets{{number}} db, NpgsqlConnection connection) => (this.db, this.connection) = (db, connection);

            public async Task<bool> IssueAsync(string code)
            {
                if (await db.Tickets.AnyAsync(ticket => ticket.Code == code))
                {
                    return false;
                }

                var issued = new Ticket{{number}} { Code = code };
                db.Tickets.Add(issued);
                try
                {
                    await db.SaveChangesAsync();
                    return true;
                }
                catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
                {
                    db.Entry(issued).State = EntityState.Detached;
                    return false;
                }
            }

            public async Task<bool> BookAsync(int accountId, decimal amount)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                var booked = await connection.ExecuteAsync("INSERT INTO entries (account_id, amount) VALUES (@accountId, @amount)", new { accountId, amount }, transaction);
                await transaction.CommitAsync();
                return booked > 0;
            }
        }
        """;
}
