using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class OnConflictWriterTests
{
    [Theory]
    [InlineData("INSERT INTO t (a) VALUES (@a)", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING")]
    [InlineData("insert into t (a) values (@a)", "insert into t (a) values (@a) on conflict (a) do nothing")]
    [InlineData("INSERT INTO t (a) VALUES (@a);", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING;")]
    [InlineData("INSERT INTO t (a) VALUES (@a) ; ", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING ; ")]
    [InlineData("INSERT INTO t (a) VALUES (@a) -- note", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING -- note")]
    [InlineData("INSERT INTO t (a) VALUES (@a)--note", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING--note")]
    [InlineData("INSERT INTO t (a) VALUES (@a) /* ; */ ;", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING /* ; */ ;")]
    [InlineData("INSERT INTO t (a) VALUES (@a) RETURNING id", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING RETURNING id")]
    [InlineData("INSERT INTO t (a) VALUES (@a)RETURNING id", "INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING RETURNING id")]
    [InlineData("INSERT INTO t (A) VALUES (@a)", "INSERT INTO t (A) VALUES (@a) ON CONFLICT (A) DO NOTHING")]
    [InlineData("INSERT INTO t VALUES (@a)", "INSERT INTO t VALUES (@a) ON CONFLICT (a) DO NOTHING")]
    [InlineData("INSERT INTO t DEFAULT VALUES", "INSERT INTO t DEFAULT VALUES ON CONFLICT (a) DO NOTHING")]
    [InlineData("INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES ('a -- ;')", "INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES ('a -- ;') ON CONFLICT (a) DO NOTHING")]
    [InlineData("INSERT INTO t (a) SELECT x.a FROM x JOIN y ON true", "INSERT INTO t (a) SELECT x.a FROM x JOIN y ON true ON CONFLICT (a) DO NOTHING")]
    [InlineData(
        "INSERT INTO t (a)\n    VALUES (@a) -- why\n    RETURNING id",
        "INSERT INTO t (a)\n    VALUES (@a)\n    ON CONFLICT (a) DO NOTHING -- why\n    RETURNING id")]
    [InlineData("INSERT INTO t (a)\r\nVALUES (@a)\r\n", "INSERT INTO t (a)\r\nVALUES (@a)\r\nON CONFLICT (a) DO NOTHING\r\n")]
    [InlineData("insert into t (a)\n\tselect @a\n\twhere true", "insert into t (a)\n\tselect @a\n\twhere true\n\ton conflict (a) do nothing")]
    [InlineData("INSERT INTO t (a) VALUES\n    (@a),\n    (@b)", "INSERT INTO t (a) VALUES\n    (@a),\n    (@b) ON CONFLICT (a) DO NOTHING")]
    [InlineData("\n    INSERT INTO t (a) VALUES (@a)", "\n    INSERT INTO t (a) VALUES (@a) ON CONFLICT (a) DO NOTHING")]
    public void The_clause_goes_after_the_rows_in_the_authors_hand(string sql, string expected) =>
        Assert.Equal(expected, OnConflictWriter.DoNothing(sql, Insert(sql), ["a"])?.ApplyTo(sql));

    [Fact]
    public void Of_two_statements_the_first_gets_its_own_clause()
    {
        const string sql = "INSERT INTO t (a) VALUES (1); SELECT 1";

        var insert = Assert.IsType<InsertStatement>(SqlParser.Parse(sql)[0]);

        Assert.Equal("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO NOTHING; SELECT 1", OnConflictWriter.DoNothing(sql, insert, ["a"])?.ApplyTo(sql));
    }

    [Fact]
    public void Columns_are_spelt_as_the_statement_spells_them()
    {
        const string sql = "INSERT INTO t (\"User\", Tenant) VALUES (1, 2)";

        Assert.EndsWith(" ON CONFLICT (\"User\", Tenant, \"order\") DO NOTHING", OnConflictWriter.DoNothing(sql, Insert(sql), ["User", "tenant", "order"])?.ApplyTo(sql));
    }

    [Fact]
    public void Expressions_and_predicates_are_written_as_they_stand_in_the_index()
    {
        const string sql = "INSERT INTO t (a) VALUES (1)";

        var insertion = OnConflictWriter.DoNothing(sql, Insert(sql), [OnConflictElement.Expression("lower(a)"), OnConflictElement.Expression("a || b")], "deleted_at IS NULL");

        Assert.Equal(" ON CONFLICT (lower(a), (a || b)) WHERE deleted_at IS NULL DO NOTHING", insertion?.Text);
    }

    [Fact]
    public void An_update_is_written_with_its_assignments()
    {
        const string sql = "insert into t (a, b) values (1, 2) returning id";

        var insertion = OnConflictWriter.DoUpdate(sql, Insert(sql), [OnConflictElement.Column("a")], predicate: null, "b = t.b");

        Assert.Equal("insert into t (a, b) values (1, 2) on conflict (a) do update set b = t.b returning id", insertion?.ApplyTo(sql));
    }

    [Theory]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO t (a) VALUES (1) \uFFFC")]
    public void Nothing_is_written_into_what_is_not_understood(string sql) => Assert.Null(OnConflictWriter.DoNothing(sql, Insert(sql), ["a"]));

    [Theory]
    [InlineData("email", "email")]
    [InlineData("Email", "\"Email\"")]
    [InlineData("user", "\"user\"")]
    [InlineData("position", "\"position\"")]
    [InlineData("value", "value")]
    [InlineData("a$b", "\"a$b\"")]
    [InlineData("1a", "\"1a\"")]
    [InlineData("é", "\"é\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    public void Names_are_quoted_where_quote_ident_quotes_them(string name, string expected) => Assert.Equal(expected, IdentifierQuoting.Quote(name));

    private static InsertStatement Insert(string sql) => Assert.IsType<InsertStatement>(SqlParser.Parse(sql)[0]);
}
