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

    [Theory]
    [InlineData("INSERT INTO t VALUES (1)|", "")]
    [InlineData("INSERT INTO t DEFAULT VALUES| RETURNING *", "")]
    [InlineData("INSERT INTO t (a) VALUES (1), (2)| -- end", "")]
    [InlineData("INSERT INTO t (a) SELECT @a WHERE NOT EXISTS (SELECT 1 FROM t WHERE a = @a)|", "")]
    [InlineData("INSERT INTO t (a) (SELECT a FROM u)| RETURNING a", "")]
    [InlineData("INSERT INTO t (a) SELECT a FROM u JOIN v ON u.id = v.id GROUP BY a ORDER BY a LIMIT 5| ON CONFLICT DO NOTHING", "nothing ()")]
    [InlineData("INSERT INTO t (a) SELECT e FROM unnest(@emails) AS e ORDER BY e| ON CONFLICT (email) DO NOTHING", "nothing (email)")]
    [InlineData("INSERT INTO t (a) SELECT 1 UNION ALL SELECT 2| RETURNING a", "")]
    [InlineData("INSERT INTO t (a) WITH x AS (SELECT 1 AS b) SELECT b FROM x| RETURNING a", "")]
    [InlineData("WITH x AS (SELECT 1 AS b) INSERT INTO t (a) SELECT b FROM x| RETURNING a", "")]
    [InlineData("INSERT INTO t ((SELECT 1) UNION SELECT 2 ORDER BY 1)| RETURNING a", "")]
    [InlineData("INSERT INTO t (a) TABLE u| RETURNING a", "")]
    [InlineData("INSERT INTO t (a) VALUES (1)| ON CONFLICT (a, \"B\") DO NOTHING", "nothing (a, \"B\")")]
    [InlineData("INSERT INTO t (a) VALUES (1)| ON CONFLICT ON CONSTRAINT t_key DO UPDATE SET a = EXCLUDED.a", "update t_key")]
    [InlineData("INSERT INTO t (a) VALUES (1)| ON CONFLICT (a COLLATE \"C\" text_ops, (b || c)) DO UPDATE SET (a, b) = (1, DEFAULT), c[1] = 2, d = (SELECT 1)", "update (a COLLATE \"C\" text_ops, (b || c))")]
    [InlineData("INSERT INTO t (a) VALUES (1)| ON CONFLICT (a) WHERE b IS NULL AND c DO NOTHING", "nothing (a) where b IS NULL AND c")]
    public void The_clause_belongs_after_the_rows(string marked, string conflict)
    {
        var sql = marked.Remove(marked.IndexOf('|'), 1);
        var offset = marked.IndexOf('|');

        var insert = Insert(sql);

        Assert.True(insert.IsReliable);
        Assert.Equal(offset, insert.ClauseOffset);
        Assert.Equal(conflict, Describe(sql, insert.OnConflict));
    }

    [Theory]
    [InlineData("INSERT INTO t (a) OUTPUT inserted.id VALUES (1)")]
    [InlineData("INSERT INTO t SET a = 1")]
    [InlineData("INSERT INTO t (a) VALUE (1)")]
    [InlineData("INSERT INTO t (a) VALUES ()")]
    [InlineData("INSERT INTO t (`a`) VALUES (1)")]
    [InlineData("INSERT INTO t ([a]) VALUES (1)")]
    [InlineData("INSERT INTO t (a) VALUES (?)")]
    [InlineData("INSERT INTO t (a) VALUES (@a) SELECT SCOPE_IDENTITY()")]
    [InlineData("INSERT INTO t (a) VALUES (@a) RETURNING id INTO :id")]
    [InlineData("INSERT INTO t (a) SELECT TOP 1 b FROM c")]
    [InlineData("INSERT INTO t (a) SELECT b FROM c WITH (NOLOCK)")]
    [InlineData("INSERT INTO t (a) SELECT b FROM c LIMIT 5, 10")]
    [InlineData("INSERT INTO t (a) SELECT b FROM c JOIN d WITH (NOLOCK) ON true")]
    [InlineData("INSERT INTO t (a) SELECT b FROM c JOIN `d` ON true")]
    [InlineData("INSERT INTO t (a) SELECT b FROM c JOIN [d] ON true")]
    [InlineData("INSERT INTO t (a) SELECT 1 UNION ALL SELECT TOP 1 a FROM b")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT (1) DO NOTHING")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT (t.a) DO NOTHING")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT (a::text) DO NOTHING")]
    [InlineData("INSERT INTO t (a, b) VALUES (1)")]
    [InlineData("INSERT INTO t (a) SELECT 1, 2")]
    [InlineData("INSERT INTO t VALUES (1), (2, 3)")]
    [InlineData("INSERT INTO t (a) DEFAULT VALUES")]
    [InlineData("INSERT INTO t VALUES (1 + DEFAULT)")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 1, a = 2")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT ON CONSTRAINT DO NOTHING")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT DO NOTHING ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO t (a) VALUES (1) RETURNING id ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE")]
    [InlineData("INSERT INTO t (a) VALUES (1) ON CONFLICT (a) IGNORE")]
    [InlineData("INSERT INTO t a (a) VALUES (1)")]
    [InlineData("INSERT INTO t (a.b) VALUES (1)")]
    [InlineData("INSERT INTO t (a) VALUES (1")]
    [InlineData("INSERT INTO t (a) VALUES ('x)")]
    [InlineData("INSERT INTO t (a) VALUES (1) /* open")]
    [InlineData("INSERT INTO t (a) VALUES (1) \uFFFC")]
    [InlineData("INSERT INTO t (\uFFFC) VALUES (1)")]
    [InlineData("INSERT INTO t (a\uFFFC) VALUES (1)")]
    [InlineData("INSERT INTO t (a) VALUES \uFFFC")]
    [InlineData("INSERT INTO t (a) SELECT b FROM \uFFFC")]
    [InlineData("INSERT INTO t")]
    public void What_is_not_understood_is_not_reliable(string sql)
    {
        var insert = Insert(sql);

        Assert.False(insert.IsReliable);
        Assert.Equal("t", insert.Table.Name.Name.Value);
    }

    [Theory]
    [InlineData("INSERT INTO \uFFFC.t (a) VALUES (1)")]
    [InlineData("INSERT INTO \"\uFFFC\".\"t\" (a) VALUES (1)")]
    [InlineData("INSERT INTO tenant_\uFFFC.t (a) VALUES (1)")]
    public void The_schema_may_be_put_in_by_CSharp(string sql)
    {
        var insert = Insert(sql);

        Assert.True(insert.IsUnderstood);
        Assert.Equal("t", insert.Table.Name.ToString());
        Assert.Null(insert.Table.Name.KnownSchema);
    }

    [Theory]
    [InlineData("INSERT t (a) VALUES (1)")]
    [InlineData("INSERT INTO `t` (a) VALUES (1)")]
    [InlineData("INSERT INTO [t] (a) VALUES (1)")]
    [InlineData("INSERT INTO @t (a) VALUES (1)")]
    [InlineData("INSERT INTO \uFFFC (a) VALUES (1)")]
    [InlineData("INSERT INTO t_\uFFFC (a) VALUES (1)")]
    [InlineData("INSERT INTO \"\uFFFC\" (a) VALUES (1)")]
    [InlineData("INSERT INTO \uFFFC.\uFFFC (a) VALUES (1)")]
    [InlineData("INSERT INTO s.\uFFFC (a) VALUES (1)")]
    public void Without_a_known_table_it_is_no_insert(string sql) =>
        Assert.Equal("INSERT", Assert.IsType<OtherStatement>(Assert.Single(SqlParser.Parse(sql))).Keyword);

    [Theory]
    [InlineData("Users", "users")]
    [InlineData("\"Users\"", "Users")]
    [InlineData("\"a\"\"b\"", "a\"b")]
    [InlineData("U&\"d\\0061t\\+000061\"", "data")]
    [InlineData("ÄB", "Äb")]
    [InlineData("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaé\"", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Names_are_given_as_the_server_stores_them(string written, string stored) =>
        Assert.Equal(stored, Insert($"INSERT INTO {written} VALUES (1)").Table.Name.Name.Value);

    [Fact]
    public void An_update_without_a_target_is_read_but_is_not_PostgreSQL()
    {
        var insert = Insert("INSERT INTO t (a) VALUES (1) ON CONFLICT DO UPDATE SET a = 2");

        Assert.True(insert is { IsReliable: true, IsUnderstood: false, OnConflict: { IsUpdate: true, Target.IsEmpty: true } });
    }

    [Theory]
    [InlineData("INSERT IGNORE INTO t (a) VALUES (1)", ForeignInsertKind.InsertIgnore)]
    [InlineData("INSERT IGNORE t VALUES (1)", ForeignInsertKind.InsertIgnore)]
    [InlineData("INSERT OR IGNORE INTO t (a) VALUES (1)", ForeignInsertKind.InsertOrIgnore)]
    [InlineData("INSERT OR REPLACE INTO t (a) VALUES (1)", ForeignInsertKind.InsertOrReplace)]
    [InlineData("REPLACE INTO t (a) VALUES (?)", ForeignInsertKind.Replace)]
    [InlineData("INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a = VALUES(a)", ForeignInsertKind.OnDuplicateKeyUpdate)]
    [InlineData("INSERT INTO t (a) SELECT a FROM u ON DUPLICATE KEY UPDATE a = 2", ForeignInsertKind.OnDuplicateKeyUpdate)]
    public void An_upsert_of_another_database_is_known_as_such(string sql, object kind)
    {
        var insert = Assert.IsType<ForeignInsertStatement>(Assert.Single(SqlParser.Parse(sql)));

        Assert.Equal(kind, insert.Kind);
        Assert.Equal("t", insert.Table?.ToString());
        Assert.Equal(sql, sql.At(insert.Range));
    }

    [Theory]
    [InlineData("INSERT INTO `t` (`a`) VALUES (1) ON DUPLICATE KEY UPDATE `a` = 2")]
    [InlineData("INSERT IGNORE INTO `t` VALUES (1)")]
    public void The_table_of_a_foreign_upsert_may_be_unknown(string sql) =>
        Assert.Null(Assert.IsType<ForeignInsertStatement>(Assert.Single(SqlParser.Parse(sql))).Table);

    private static InsertStatement Insert(string sql) => Assert.IsType<InsertStatement>(Assert.Single(SqlParser.Parse(sql)));

    private static string Describe(string sql, OnConflictClause? clause)
    {
        if (clause is null)
            return "";

        var target = clause.Constraint?.Value ?? $"({string.Join(", ", clause.Target.Select(part => sql.At(part.Range)))})";
        return (clause.IsUpdate ? "update " : "nothing ") + target + (clause.Predicate is { } predicate ? " where " + sql.At(predicate.Range) : "");
    }
}
