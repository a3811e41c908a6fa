using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class InsertTests
{
    [Fact]
    public void Every_part_is_read()
    {
        const string sql = "INSERT INTO app.users AS u (id, \"Email\") OVERRIDING SYSTEM VALUE VALUES (@id, lower(@e)), (DEFAULT, 'x') ON CONFLICT (lower(email)) WHERE live DO UPDATE SET n = u.n + 1 WHERE u.n < 5 RETURNING id AS \"Value\", u.n;";

        var insert = Insert(sql);

        Assert.True(insert.IsReliable);
        Assert.Equal("app.users", insert.Table.Name.ToString());
        Assert.Equal("u", insert.Table.Alias?.Value);
        Assert.Equal(["id", "Email"], insert.Columns.Select(column => column.Value));
        Assert.Equal(OverridingClause.System, insert.Overriding);
        Assert.Equal(["(@id, lower(@e))", "(DEFAULT, 'x')"], insert.Rows.Select(row => sql.At(row.Range)));
        Assert.Equal(["lower(email)"], insert.OnConflict!.Target.Select(part => sql.At(part.Range)));
        Assert.Equal("live", sql.At(insert.OnConflict.Predicate!.Range));
        Assert.True(insert.OnConflict.IsUpdate);
        Assert.Equal(["id", "u.n"], insert.Returning!.Items.Select(item => sql.At(item.Range)));
        Assert.StartsWith(" ON CONFLICT", sql[insert.ClauseOffset..]);
        Assert.Equal(sql.TrimEnd(';'), sql.At(insert.Range));
    }

    private static InsertStatement Insert(string sql) => Assert.IsType<InsertStatement>(Assert.Single(SqlParser.Parse(sql)));
}
