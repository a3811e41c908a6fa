using CheckThenInsertAnalyzer.Postgres;
using CheckThenInsertAnalyzer.Schema;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Schema;

public sealed class ArbiterInferenceTests
{
    private const string Columns = "CREATE TABLE users (id int PRIMARY KEY, tenant int, email varchar(255), name text, active boolean, score int, deleted_at timestamptz);";

    [Theory]
    [InlineData("(tenant, email)", "k")]
    [InlineData("(email, tenant)", "k")]
    [InlineData("(email, tenant, email)", "k")]
    [InlineData("(TENANT, \"email\")", "k")]
    [InlineData("(tenant)", "42P10")]
    [InlineData("(tenant, email, name)", "42P10")]
    [InlineData("(tenant, email DESC)", "42P10")]
    [InlineData("(\"Tenant\", email)", "42703")]
    [InlineData("(id)", "users_pkey")]
    public void A_target_has_all_columns_of_a_key_and_no_others(string target, string expected) =>
        Assert.Equal(expected, Verdict("ALTER TABLE users ADD CONSTRAINT k UNIQUE (tenant, email)", target));

    [Theory]
    [InlineData("(email)", "k")]
    [InlineData("(email, name)", "42P10")]
    public void Included_columns_and_the_order_of_an_index_do_not_belong_to_the_target(string target, string expected) =>
        Assert.Equal(expected, Verdict("CREATE UNIQUE INDEX k ON users (email DESC NULLS LAST) INCLUDE (name)", target));

    [Fact]
    public void All_keys_on_the_same_columns_arbitrate() =>
        Assert.Equal("k, users_email_key", Verdict("CREATE UNIQUE INDEX k ON users (email); ALTER TABLE users ADD UNIQUE (email)", "(email)"));

    [Theory]
    [InlineData("deleted_at IS NULL", "(email)", "42P10")]
    [InlineData("deleted_at IS NULL", "(email) WHERE deleted_at IS NULL", "k")]
    [InlineData("deleted_at IS NULL", "(email) WHERE users.deleted_at IS NULL AND email <> ''", "k")]
    [InlineData("deleted_at IS NULL", "(email) WHERE email <> ''", "42P10")]
    [InlineData("active", "(email) WHERE active = true", "k")]
    [InlineData("active", "(email) WHERE active <> false", "k")]
    [InlineData("active = true", "(email) WHERE active", "k")]
    [InlineData("NOT active", "(email) WHERE active = false", "k")]
    [InlineData("active", "(email) WHERE active IS TRUE", "42P10")]
    [InlineData("active IS TRUE", "(email) WHERE active IS TRUE", "k")]
    [InlineData("name IS NOT NULL", "(email) WHERE name = 'x'", "k")]
    [InlineData("name IS NOT NULL", "(email) WHERE lower(name) LIKE 'x%'", "k")]
    [InlineData("name IS NOT NULL", "(email) WHERE name = @name", "k")]
    [InlineData("name IS NOT NULL", "(email) WHERE coalesce(name, '') = 'x'", "42P10")]
    [InlineData("score > 3", "(email) WHERE score > 5", "k")]
    [InlineData("score > 3", "(email) WHERE 5 < score", "k")]
    [InlineData("score > 3", "(email) WHERE score = 4", "k")]
    [InlineData("score > 3", "(email) WHERE score > 2", "42P10")]
    [InlineData("score > 3", "(email) WHERE score >= 4", "k")]
    [InlineData("score > 3", "(email) WHERE score >= 3", "42P10")]
    [InlineData("score > 3", "(email) WHERE score = @score", "?")]
    [InlineData("score <> 3", "(email) WHERE NOT score = 3", "k")]
    [InlineData("name IN ('a', 'b')", "(email) WHERE name = 'a'", "k")]
    [InlineData("name IN ('a', 'b')", "(email) WHERE name IN ('b')", "k")]
    [InlineData("name IN ('a', 'b')", "(email) WHERE name IN ('b', 'a')", "k")]
    [InlineData("name IN ('a', 'b')", "(email) WHERE name = 'a' OR name = 'b'", "k")]
    [InlineData("name IN ('a', 'b')", "(email) WHERE name IN ('a', 'c')", "42P10")]
    [InlineData("name NOT IN ('a', 'b')", "(email) WHERE name <> 'a' AND 'b' <> name", "k")]
    [InlineData("(email)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])", "(email) WHERE email IN ('a', 'b')", "k")]
    [InlineData("name <> ALL (ARRAY['a'::text, 'b'::text])", "(email) WHERE name NOT IN ('a', 'b')", "k")]
    [InlineData("name = ANY ('{a,b}'::text[])", "(email) WHERE name = 'b'", "k")]
    [InlineData("score >= 1 AND score <= 5", "(email) WHERE score BETWEEN 1 AND 5", "k")]
    [InlineData("score BETWEEN 1 AND 5", "(email) WHERE score BETWEEN 2 AND 3", "k")]
    [InlineData("tenant = 1 AND (active OR score = 1)", "(email) WHERE tenant = 1 AND active OR tenant = 1 AND score = 1", "k")]
    [InlineData("tenant = 1 AND active OR tenant = 1 AND score = 1", "(email) WHERE (active OR score = 1) AND tenant = 1", "k")]
    [InlineData("score BETWEEN 1 AND 5", "(email) WHERE score BETWEEN 2 AND 6", "42P10")]
    [InlineData("name = 'a'::text", "(email) WHERE name = 'a'", "k")]
    [InlineData("(email)::text <> ''::text", "(email) WHERE email <> ''", "k")]
    public void The_predicate_of_a_partial_index_has_to_follow_from_the_targets(string predicate, string target, string expected) =>
        Assert.Equal(expected, Verdict($"CREATE UNIQUE INDEX k ON users (email) WHERE {predicate}", target));

    [Fact]
    public void The_scale_of_a_number_does_not_matter_to_a_comparison() =>
        Assert.Equal("k", Verdict("CREATE TABLE prices (id int, amount numeric(10,2)); CREATE UNIQUE INDEX k ON prices (id) WHERE amount >= 3", "(id) WHERE amount > 3.0", relation: "prices"));

    [Fact]
    public void A_full_index_needs_no_predicate_and_bears_any() =>
        Assert.Equal("k", Verdict("CREATE UNIQUE INDEX k ON users (email)", "(email) WHERE active"));

    [Theory]
    [InlineData("lower(email)", "(lower(email))", "k")]
    [InlineData("lower(email)", "((LOWER((email))))", "k")]
    [InlineData("lower((email)::text)", "(lower(email))", "k")]
    [InlineData("lower(email)", "(pg_catalog.lower(CAST(email AS text)))", "k")]
    [InlineData("lower(email)", "(email)", "42P10")]
    [InlineData("lower(email)", "(upper(email))", "42P10")]
    [InlineData("lower(email)", "(lower(name))", "42P10")]
    [InlineData("lower(email)", "(normal_form(email))", "?")]
    [InlineData("normal_form(email)", "(normal_form(email))", "k")]
    [InlineData("normal_form(email)", "(normal_form(name))", "42P10")]
    [InlineData("(CASE WHEN active THEN email END)", "((case when active then EMAIL end))", "k")]
    [InlineData("(CASE WHEN active THEN email END)", "((CASE WHEN active = true THEN email ELSE NULL END))", "k")]
    [InlineData("(CASE WHEN active THEN email END)", "((CASE WHEN NOT active THEN email END))", "42P10")]
    [InlineData("(CASE WHEN active THEN email END)", "(email)", "42P10")]
    [InlineData("greatest(tenant, score)", "(GREATEST(tenant, score))", "k")]
    [InlineData("nullif(name, '')", "(nullif(name, ''::text))", "k")]
    [InlineData("(name || email)", "((name || email))", "k")]
    [InlineData("(name || email)", "((email || name))", "42P10")]
    [InlineData("tenant, lower(email)", "(lower(email), tenant)", "k")]
    [InlineData("tenant, lower(email)", "(lower(email))", "42P10")]
    [InlineData("coalesce(name, '')", "(coalesce(name, ''::text))", "k")]
    [InlineData("(name::text)", "(name)", "k")]
    [InlineData("name", "((name::text))", "k")]
    [InlineData("email", "((email::text))", "42P10")]
    public void An_expression_is_compared_by_its_meaning_where_that_is_known(string elements, string target, string expected) =>
        Assert.Equal(expected, Verdict($"CREATE UNIQUE INDEX k ON users ({elements})", target));

    [Theory]
    [InlineData("email", "(email)", "k")]
    [InlineData("email COLLATE \"C\"", "(email)", "k")]
    [InlineData("email COLLATE \"C\"", "(email COLLATE \"C\")", "k")]
    [InlineData("email COLLATE \"C\"", "(email COLLATE \"POSIX\")", "42P10")]
    [InlineData("email", "(email COLLATE \"C\")", "42P10")]
    [InlineData("email text_pattern_ops", "(email)", "k")]
    [InlineData("email text_pattern_ops", "(email varchar_pattern_ops)", "k")]
    [InlineData("email text_pattern_ops", "(email text_ops)", "42P10")]
    [InlineData("email", "(email text_ops)", "k")]
    [InlineData("email", "(email int4_ops)", "42P10")]
    public void Collation_and_operator_class_matter_where_the_target_writes_them(string element, string target, string expected) =>
        Assert.Equal(expected, Verdict($"CREATE UNIQUE INDEX k ON users ({element})", target));

    [Theory]
    [InlineData("(email)", "55000")]
    [InlineData("ON CONSTRAINT k", "55000")]
    [InlineData("", "55000")]
    [InlineData("(id)", "users_pkey")]
    public void A_deferrable_key_cannot_arbitrate(string target, string expected) =>
        Assert.Equal(expected, Verdict("ALTER TABLE users ADD CONSTRAINT k UNIQUE (email) DEFERRABLE", target));

    [Fact]
    public void A_deferrable_key_spoils_another_on_the_same_columns() =>
        Assert.Equal("55000", Verdict("CREATE UNIQUE INDEX i ON users (email); ALTER TABLE users ADD CONSTRAINT k UNIQUE (email) DEFERRABLE", "(email)"));

    [Theory]
    [InlineData("ON CONSTRAINT users_pkey", "users_pkey")]
    [InlineData("ON CONSTRAINT i", "42704")]
    [InlineData("ON CONSTRAINT nothing", "42704")]
    public void A_constraint_is_named_and_not_an_index(string target, string expected) =>
        Assert.Equal(expected, Verdict("CREATE UNIQUE INDEX i ON users (email)", target));

    [Fact]
    public void Without_a_target_all_keys_arbitrate_but_DO_UPDATE_needs_one()
    {
        Assert.Equal("i, users_pkey", Verdict("CREATE UNIQUE INDEX i ON users (email)", ""));
        Assert.Equal("42601", Verdict("CREATE UNIQUE INDEX i ON users (email)", "", "DO UPDATE SET name = ''"));
    }

    [Theory]
    [InlineData("(users)", "0A000")]
    [InlineData("((users.email))", "k")]
    [InlineData("((u.email))", "42P01")]
    [InlineData("((excluded.email))", "42P01")]
    [InlineData("(ctid)", "42P10")]
    [InlineData("(max(id))", "42803")]
    [InlineData("((row_number() OVER ()))", "42P20")]
    [InlineData("(count(*))", "42803")]
    [InlineData("(generate_series(1, 2))", "0A000")]
    [InlineData("(email) WHERE EXISTS (SELECT 1)", "0A000")]
    [InlineData("(email) WHERE nothing", "42703")]
    public void What_no_key_can_hold_is_refused(string target, string expected) =>
        Assert.Equal(expected, Verdict("CREATE UNIQUE INDEX k ON users (email)", target));

    [Theory]
    [InlineData("CREATE UNIQUE INDEX live ON users (email) WHERE deleted_at IS NULL", "(email)", "the unique index 'live' is partial: add WHERE deleted_at IS NULL")]
    [InlineData("CREATE UNIQUE INDEX live ON users (email) WHERE deleted_at IS NULL", "(email) WHERE active", "the unique index 'live' is partial: its WHERE deleted_at IS NULL has to follow from the target's")]
    [InlineData("CREATE UNIQUE INDEX folded ON users (tenant, lower(email))", "(email)", "the nearest key is the unique index 'folded' on (tenant, lower(email))")]
    [InlineData("ALTER TABLE users ADD CONSTRAINT k UNIQUE (tenant, email)", "(email)", "the nearest key is the unique constraint 'k' on (tenant, email)")]
    [InlineData("", "(email)", "no unique key of 'users' is on exactly these columns")]
    [InlineData("CREATE UNIQUE INDEX k ON users (email)", "ON CONSTRAINT k", "'k' is a unique index and not a constraint: name its columns, (email)")]
    public void The_reason_names_the_nearest_key(string ddl, string target, string expected) =>
        Assert.Equal(expected, Assert.IsType<RefusedTarget>(Infer(ddl, target, "DO NOTHING")).Reason);

    [Theory]
    [InlineData("(mail) WHERE gone IS NULL", "live")]
    [InlineData("(lower(mail))", "folded")]
    [InlineData("(mail)", "42P10")]
    [InlineData("(email) WHERE gone IS NULL", "42703")]
    [InlineData("ON CONSTRAINT users_pkey", "42704")]
    [InlineData("(ctid)", "42703")]
    [InlineData("", "folded, live, users_pkey")]
    public void A_simple_view_passes_the_target_on_to_its_table(string target, string expected) =>
        Assert.Equal(expected, Verdict(
            """
            CREATE UNIQUE INDEX live ON users (email) WHERE deleted_at IS NULL;
            CREATE UNIQUE INDEX folded ON users (lower(email));
            CREATE VIEW members AS SELECT email AS mail, deleted_at AS gone FROM users;
            """,
            target,
            relation: "members"));

    [Theory]
    [InlineData("(id)", "0A000")]
    [InlineData("", "0A000")]
    [InlineData("ON CONSTRAINT users_pkey", "0A000")]
    [InlineData("(nothing)", "42703")]
    [InlineData("ON CONSTRAINT nothing", "42704")]
    public void A_table_with_a_rule_takes_no_ON_CONFLICT(string target, string expected) =>
        Assert.Equal(expected, Verdict("CREATE RULE logged AS ON INSERT TO users DO ALSO SELECT 1", target));

    [Theory]
    [InlineData("(email)", "42809")]
    [InlineData("(name)", "42P10")]
    [InlineData("", "42809")]
    public void A_materialized_view_takes_no_rows(string target, string expected) =>
        Assert.Equal(expected, Verdict("CREATE MATERIALIZED VIEW kept AS SELECT * FROM users; CREATE UNIQUE INDEX k ON kept (email)", target, relation: "kept"));

    [Theory]
    [InlineData("ON CONSTRAINT apart", "DO NOTHING", "")]
    [InlineData("ON CONSTRAINT apart", "DO UPDATE SET name = ''", "42809")]
    [InlineData("(score)", "DO NOTHING", "42P10")]
    [InlineData("ON CONSTRAINT positive", "DO NOTHING", "42809")]
    public void An_exclusion_constraint_arbitrates_by_name_and_only_DO_NOTHING(string target, string action, string expected) =>
        Assert.Equal(expected, Verdict("ALTER TABLE users ADD CONSTRAINT apart EXCLUDE USING btree (score WITH =), ADD CONSTRAINT positive CHECK (score > 0)", target, action));

    [Fact]
    public void A_child_table_does_not_have_the_keys_of_its_parent() =>
        Assert.Equal("42P10", Verdict("CREATE TABLE guests () INHERITS (users)", "(id)", relation: "guests"));

    [Fact]
    public void An_index_that_a_partition_lacks_is_not_valid() =>
        Assert.Equal("42P10", Verdict(
            """
            CREATE TABLE parted (a int, b int) PARTITION BY LIST (a);
            CREATE TABLE part PARTITION OF parted DEFAULT;
            CREATE UNIQUE INDEX k ON ONLY parted (a, b);
            """,
            "(a, b)",
            relation: "parted"));

    [Theory]
    [InlineData("(normal_form(email))", true)]
    [InlineData("(id)", true)]
    [InlineData("((CASE WHEN active THEN tenant END))", true)]
    [InlineData("((extract(year FROM deleted_at)))", false)]
    public void Without_the_statements_text_only_what_the_parser_has_nodes_for_is_compared(string target, bool isDecided)
    {
        var table = DdlReader.Read(Columns + "CREATE UNIQUE INDEX k ON users (normal_form(email)); CREATE UNIQUE INDEX l ON users ((CASE WHEN active THEN tenant END)); CREATE UNIQUE INDEX m ON users ((extract(year FROM deleted_at)))", "schema.sql").Tables.Single();
        var insert = Assert.IsType<InsertStatement>(Assert.Single(SqlParser.Parse($"INSERT INTO users (id) VALUES (1) ON CONFLICT {target} DO NOTHING")));
        Assert.Equal(isDecided, ArbiterInference.Infer(table, insert.OnConflict!) is ArbitratedTarget);
    }

    private static ArbiterVerdict Infer(string ddl, string target, string action, string relation = "users")
    {
        var table = DdlReader.Read(Columns + ddl, "schema.sql").Table(null, relation)!;
        var sql = $"INSERT INTO {relation} VALUES (1) ON CONFLICT {target} {action}";
        var insert = Assert.IsType<InsertStatement>(Assert.Single(SqlParser.Parse(sql)));
        Assert.True(insert.IsReliable);
        return ArbiterInference.Infer(table, insert, sql);
    }

    private static string Verdict(string ddl, string target, string action = "DO NOTHING", string relation = "users") => Infer(ddl, target, action, relation) switch
    {
        ArbitratedTarget { Keys: var keys } => string.Join(", ", keys.Select(key => key.Name).OrderBy(name => name, StringComparer.Ordinal)),
        RefusedTarget refused => refused.SqlState,
        _ => "?",
    };
}
