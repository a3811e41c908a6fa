using Xunit;

namespace CheckThenInsertAnalyzer.PostgresTests.ServerTests;

public sealed class PostgresServerTests(PostgresServer server)
{
    private const string UserObjects = """
        SELECT count(*) FROM pg_class WHERE relnamespace NOT IN
            (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')
        """;

    [Fact]
    public async Task A_database_that_was_given_back_is_handed_out_empty()
    {
        var first = await server.CreateDatabaseAsync("CREATE TABLE t (id int); CREATE SCHEMA other; CREATE TABLE other.t (id int); CREATE TYPE mood AS ENUM ('glad')");
        await first.DisposeAsync();

        // Other tests run at the same time, so it need not be the same one; any has to be empty.
        await using var second = await server.CreateDatabaseAsync();
        Assert.Equal(0, await second.ScalarAsync<long>(UserObjects));
        await second.ExecuteAsync("CREATE TABLE t (id int); CREATE TYPE mood AS ENUM ('sad')");
    }

    [Fact]
    public async Task Two_databases_at_one_time_do_not_see_each_other()
    {
        await using var first = await server.CreateDatabaseAsync("CREATE TABLE t (id int)");
        await using var second = await server.CreateDatabaseAsync();
        Assert.NotEqual(first.Name, second.Name);
        Assert.Equal(0, await second.ScalarAsync<long>(UserObjects));
    }

    [Fact]
    public async Task The_server_is_new_enough_for_the_facts()
    {
        await using var database = await server.CreateDatabaseAsync();
        Assert.InRange(await database.ScalarAsync<int>("SELECT current_setting('server_version_num')::int"), 140000, int.MaxValue);
    }
}
