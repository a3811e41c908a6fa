using CheckThenInsertAnalyzer.CodeFixes.OnConflict;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.CodeFixes.OnConflict;

public sealed class MissingRowFixTests
{
    private const string Schema = """
        CREATE TABLE users (id serial PRIMARY KEY, email text NOT NULL UNIQUE, name text);
        CREATE TABLE tags (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Name" text NOT NULL UNIQUE);
        CREATE TABLE members (id serial PRIMARY KEY, email text UNIQUE, name text UNIQUE);
        """;

    [Fact]
    public Task A_column_outside_of_all_keys_is_set_to_itself() => Rewrites(
        """return await connection.{|CTI4002:QuerySingleAsync|}<int>("INSERT INTO users (email, name) VALUES (@email, @email) ON CONFLICT (email) DO NOTHING RETURNING id", new { email });""",
        """return await connection.QuerySingleAsync<int>("INSERT INTO users (email, name) VALUES (@email, @email) ON CONFLICT (email) DO UPDATE SET name = users.name RETURNING id", new { email });""");

    [Fact]
    public Task A_missing_target_is_named_and_an_alias_used() => Rewrites(
        """return await connection.{|CTI4002:QuerySingleAsync|}<int>("insert into users as u (email) values (@email) on conflict do nothing returning id", new { email });""",
        """return await connection.QuerySingleAsync<int>("insert into users as u (email) values (@email) on conflict (email) do update set name = u.name returning id", new { email });""");

    [Fact]
    public Task A_keys_column_where_there_is_no_other() => Rewrites(
        """"
        return (int)new NpgsqlCommand("""
            INSERT INTO public.tags ("Name")
            VALUES ('a')
            ON CONFLICT ("Name") DO NOTHING
            RETURNING id
            """, connection).{|CTI4002:ExecuteScalar|}()!;
        """",
        """"
        return (int)new NpgsqlCommand("""
            INSERT INTO public.tags ("Name")
            VALUES ('a')
            ON CONFLICT ("Name") DO UPDATE SET "Name" = tags."Name"
            RETURNING id
            """, connection).ExecuteScalar()!;
        """");

    [Fact]
    public Task An_interpolated_text_of_entity_framework() => Rewrites(
        """return (await db.Database.SqlQuery<int>($"INSERT INTO users (email) VALUES ({email}) ON CONFLICT (email) DO NOTHING RETURNING id").{|CTI4002:ToListAsync|}())[0];""",
        """return (await db.Database.SqlQuery<int>($"INSERT INTO users (email) VALUES ({email}) ON CONFLICT (email) DO UPDATE SET name = users.name RETURNING id").ToListAsync())[0];""");

    [Fact]
    public Task A_type_that_can_be_null_is_read_so() => Rewrites(
        """return await connection.{|CTI4002:QuerySingleAsync|}<int?>("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO UPDATE SET name = 'a' WHERE users.name IS NULL RETURNING id", new { email }) ?? 0;""",
        """return await connection.QuerySingleOrDefaultAsync<int?>("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO UPDATE SET name = 'a' WHERE users.name IS NULL RETURNING id", new { email }) ?? 0;""");

    [Theory]
    [InlineData("""return connection.{|CTI4002:QuerySingle|}<int>("INSERT INTO unknown (email) VALUES (@email) ON CONFLICT (email) DO NOTHING RETURNING id", new { email });""")]
    [InlineData("""return connection.{|CTI4002:QuerySingle|}<int>("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO UPDATE SET name = 'a' WHERE users.name IS NULL RETURNING id", new { email });""")]
    [InlineData("""return connection.{|CTI4002:QuerySingle|}<int>("INSERT INTO members (email, name) VALUES (@email, @email) ON CONFLICT DO NOTHING RETURNING id", new { email });""")]
    [InlineData("""return connection.{|CTI4002:QuerySingle|}<int>("INSERT INTO users (email) SELECT e FROM old AS e ON CONFLICT (email) DO NOTHING RETURNING id");""")]
    [InlineData("""return connection.{|CTI4002:ExecuteScalar|}<int>("INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING RETURNING id", new { email });""")]
    [InlineData("""return connection.{|CTI4002:QuerySingle|}<int>(Shared, new { email });""")]
    public Task No_table_or_key_or_text_that_can_be_changed(string body) => FixVerifier<MissingRowFix>.OffersNothing(Source(body), Schema);

    private static Task Rewrites(string body, string rewritten) => FixVerifier<MissingRowFix>.Rewrites(Source(body), Source(rewritten), Schema);

    private static string Source(string body) => $$"""
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Npgsql;

        public class Store(NpgsqlConnection connection, DbContext db)
        {
            private const string Shared = "INSERT INTO users (email) VALUES (@email) ON CONFLICT (email) DO NOTHING RETURNING id";

            public async Task<int> AddAsync(string email)
            {
                await Task.CompletedTask;
                {{body}}
            }
        }
        """;
}
