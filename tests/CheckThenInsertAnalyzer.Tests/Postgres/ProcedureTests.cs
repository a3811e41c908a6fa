using CheckThenInsertAnalyzer.Postgres;
using Xunit;

namespace CheckThenInsertAnalyzer.Tests.Postgres;

public sealed class ProcedureTests
{
    [Fact]
    public void A_check_and_insert_in_a_DO_is_read()
    {
        const string sql = """
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM users WHERE email = 'a') THEN
                    INSERT INTO users (email) VALUES ('a');
                END IF;
            END
            $$;
            """;

        var check = Assert.IsType<IfStep>(Assert.Single(Do(sql).Steps));

        var branch = Assert.Single(check.Branches);
        Assert.Equal("users", Assert.IsType<SubqueryExpression>(Assert.IsType<NotExpression>(branch.Condition).Operand).Query.From?.Name.ToString());
        var insert = Assert.IsType<InsertStatement>(Assert.IsType<SqlStep>(Assert.Single(branch.Steps)).Statement);
        Assert.Equal("INSERT INTO users (email) VALUES ('a')", sql.At(insert.Range));
        Assert.StartsWith(";", sql[insert.ClauseOffset..]);
        Assert.True(insert.IsReliable);
    }

    [Theory]
    [InlineData("IF a THEN NULL; ELSIF b = 1 THEN PERFORM f(); ELSEIF c THEN RETURN; ELSE EXIT; END IF;", "if(a: ; b = 1: sql f(); c: RETURN; else EXIT)")]
    [InlineData("CASE WHEN a THEN x := 1; WHEN b THEN NULL; ELSE NULL; END CASE;", "if(a: x := 1; b: )")]
    [InlineData("CASE a WHEN 1, 2 THEN x := 1; END CASE;", "if(1, 2: x := 1)")]
    [InlineData("<<outer>> LOOP EXIT outer WHEN a > 1; CONTINUE; END LOOP outer;", "loop(if(a > 1: EXIT) CONTINUE)")]
    [InlineData("WHILE a < 3 LOOP a = a + 1; END LOOP;", "loop(a := a + 1)")]
    [InlineData("FOR i IN REVERSE 10..1 BY 2 LOOP PERFORM i; END LOOP;", "loop(sql i)")]
    [InlineData("FOR r IN SELECT a FROM t LOOP DELETE FROM u; END LOOP;", "loop over a from t(sql DeleteStatement)")]
    [InlineData("FOREACH x SLICE 1 IN ARRAY a LOOP NULL; END LOOP;", "loop()")]
    [InlineData("SELECT a, b INTO STRICT x, r.y FROM t WHERE c = 1;", "sql a, b from t where c = 1 into x, r")]
    [InlineData("SELECT INTO x a FROM t;", "sql a from t into x")]
    [InlineData("INSERT INTO t (a) VALUES (1) RETURNING id INTO x;", "sql InsertStatement into x")]
    [InlineData("PERFORM 1 FROM t WHERE a = 1; IF NOT FOUND THEN INSERT INTO t VALUES (1); END IF;", "sql 1 from t where a = 1 if(NOT FOUND: sql InsertStatement)")]
    [InlineData("x := (SELECT id FROM t WHERE a = p); r.f[1] := 2;", "x := (SELECT id FROM t WHERE a = p) r := 2")]
    [InlineData("RETURN QUERY INSERT INTO t VALUES (1) RETURNING *; RETURN NEXT r; RETURN x + 1;", "sql InsertStatement other RETURN x + 1")]
    [InlineData("RAISE NOTICE 'a %', b; RAISE EXCEPTION 'c' USING ERRCODE = 'unique_violation';", "other RAISE")]
    [InlineData("EXECUTE format('INSERT INTO %I VALUES ($1)', t) INTO x USING a; GET STACKED DIAGNOSTICS c = CONSTRAINT_NAME; OPEN c FOR SELECT 1;", "other other other")]
    [InlineData("BEGIN INSERT INTO t VALUES (1); EXCEPTION WHEN unique_violation OR SQLSTATE '23503' THEN UPDATE t SET a = 1; WHEN others THEN RAISE; END;", "block(sql InsertStatement; unique_violation, 23503: sql UpdateStatement; others: RAISE)")]
    [InlineData("DECLARE a int := 1; b t.c%TYPE; c CONSTANT text NOT NULL DEFAULT 'x'; d ALIAS FOR $1; e CURSOR FOR SELECT 1 WHERE f = 2; BEGIN NULL; END;", "block(a = 1, b, c = 'x', d = $1, e; )")]
    [InlineData("COMMIT; CALL p(1); LOCK TABLE t; WITH n AS (SELECT 1) INSERT INTO t SELECT * FROM n;", "sql TransactionStatement sql CallStatement sql LockTableStatement sql InsertStatement")]
    public void The_statements_of_PLpgSQL_are_read(string body, string expected)
    {
        var sql = $"DO $x$ BEGIN {body} END $x$";

        var block = Do(sql);

        Assert.True(block.IsReliable);
        Assert.Equal(expected, Describe(sql, block.Steps));
    }

    [Theory]
    [InlineData("BEGIN IF a THEN NULL; END")]
    [InlineData("BEGIN IF a b THEN NULL; END IF; END")]
    [InlineData("BEGIN LOOP END IF; END")]
    [InlineData("BEGIN NULL; END; SELECT 1")]
    [InlineData("BEGIN SELECT (1; END")]
    [InlineData("SELECT 1")]
    [InlineData("IF a THEN NULL; END IF;")]
    [InlineData("BEGIN ; END")]
    [InlineData("BEGIN NULL; END END")]
    [InlineData("BEGIN SELECT :q; END")]
    [InlineData("BEGIN INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1; END")]
    [InlineData("BEGIN IF CASE WHEN a THEN b END THEN NULL; END IF; END")]
    [InlineData("DECLARE v 1 := int; BEGIN NULL; END")]
    [InlineData("DECLARE v int := ; BEGIN NULL; END")]
    public void What_is_not_PLpgSQL_is_not_reliable(string body)
    {
        var statement = Assert.IsType<DoStatement>(Assert.Single(SqlParser.Parse($"DO $$ {body} $$")));

        Assert.False(statement.Body!.IsReliable);
        Assert.False(statement.IsUnderstood);
    }

    [Theory]
    [InlineData("DO 'BEGIN NULL; END'", true)]
    [InlineData("DO E'BEGIN NULL; END' LANGUAGE plpgsql", true)]
    [InlineData("DO LANGUAGE 'PLPGSQL' $$BEGIN END$$", true)]
    [InlineData("DO 'BEGIN RAISE NOTICE ''x''; END'", false)]
    [InlineData("DO E'BEGIN\\n NULL; END'", false)]
    [InlineData("DO LANGUAGE plv8 $$ return 1; $$", false)]
    public void A_body_is_read_where_its_text_is_what_the_server_sees(string sql, bool isRead) =>
        Assert.Equal(isRead, Assert.IsType<DoStatement>(Assert.Single(SqlParser.Parse(sql))).Body is not null);

    [Fact]
    public void Bodies_in_bodies_are_read_to_a_bound()
    {
        var sql = "BEGIN NULL; END";
        for (var level = 0; level < 20; level++)
            sql = $"BEGIN DO $a{level}${sql}$a{level}$; END";

        var depth = 0;
        for (var body = Do($"DO $$ {sql} $$"); body is not null; depth++)
            body = body.Steps.OfType<SqlStep>().Select(step => step.Statement).OfType<DoStatement>().FirstOrDefault()?.Body;
        Assert.InRange(depth, 2, 10);
    }

    [Fact]
    public void A_function_in_PLpgSQL_is_read()
    {
        const string sql = """
            CREATE OR REPLACE FUNCTION app.add_user(p_email text, IN OUT p_name varchar(50) DEFAULT 'x', OUT p_id bigint, VARIADIC p_tags text[] = '{}')
                RETURNS record LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, pg_temp STRICT PARALLEL SAFE COST 10 AS $function$
            #variable_conflict use_column
            DECLARE
                v_id bigint;
            BEGIN
                INSERT INTO users (email) VALUES (p_email) RETURNING id INTO v_id;
            EXCEPTION WHEN unique_violation THEN
                SELECT id INTO v_id FROM users WHERE email = p_email;
            END;
            $function$;
            """;

        var function = Function(sql);

        Assert.Equal("app.add_user", function.Name.ToString());
        Assert.Equal(
            [("p_email", "text", false, 1), ("p_name", "varchar(50)", true, 2), ("p_tags", "text[]", true, 4)],
            function.Parameters.Select(parameter => (parameter.Name!, parameter.TypeName, parameter.HasDefault, parameter.Position)));
        Assert.True(function.Parameters[2].IsVariadic);
        Assert.Equal("plpgsql", function.Language);
        Assert.Equal("v_id", Assert.Single(function.Body!.Variables).Name.Value);
        Assert.True(Assert.Single(function.Body.Handlers).TakesUniqueViolation);
        Assert.True(function.IsUnderstood);
        Assert.Equal(sql.TrimEnd(';'), sql.At(function.Range));
    }

    [Theory]
    [InlineData("CREATE FUNCTION f(int, a double precision, timestamp with time zone) RETURNS SETOF t.a%TYPE AS 'SELECT 1; SELECT $1' LANGUAGE sql IMMUTABLE", "int|double precision|timestamp with time zone", "sql 1 sql $1")]
    [InlineData("CREATE FUNCTION f() RETURNS TABLE (a int, b text) LANGUAGE SQL BEGIN ATOMIC INSERT INTO t VALUES (1); SELECT CASE WHEN x THEN 1 END, 2 FROM u; END", "", "sql InsertStatement sql CASE WHEN x THEN 1 END, 2 from u")]
    [InlineData("CREATE FUNCTION f(a int) RETURNS int RETURN a + 1", "int", "RETURN a + 1")]
    [InlineData("CREATE PROCEDURE p(INOUT a int) LANGUAGE sql AS $$ UPDATE t SET a = 1 $$", "int", "sql UpdateStatement")]
    [InlineData("CREATE FUNCTION f(cstring) RETURNS int AS 'lib', 'symbol' LANGUAGE c STRICT", "cstring", "")]
    public void Other_forms_of_functions_are_read(string sql, string types, string body)
    {
        var function = Function(sql);

        Assert.Equal(types, string.Join('|', function.Parameters.Select(parameter => parameter.TypeName)));
        Assert.Equal(body, function.Body is null ? "" : Describe(sql, function.Body.Steps));
        Assert.Equal(sql.Contains("PROCEDURE"), function.IsProcedure);
    }

    [Fact]
    public void The_statement_ends_behind_its_body()
    {
        const string sql = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; END; CREATE FUNCTION g() RETURNS int AS $$ SELECT 1; $$ LANGUAGE sql; SELECT 2";

        Assert.Equal(["CreateFunctionStatement", "CreateFunctionStatement", "SelectStatement"], SqlParser.Parse(sql).Select(statement => statement.GetType().Name));
    }

    private static ProcedureBody Do(string sql) => Assert.IsType<DoStatement>(Assert.Single(SqlParser.Parse(sql))).Body!;

    private static CreateFunctionStatement Function(string sql) => Assert.IsType<CreateFunctionStatement>(Assert.Single(SqlParser.Parse(sql)));

    private static string Describe(string sql, IEnumerable<ProcedureStep> steps) => string.Join(' ', steps.Select(step => Describe(sql, step)));

    private static string Describe(string sql, ProcedureStep step) => step switch
    {
        SqlStep { Statement: var statement, Into: var into } => "sql " + Describe(sql, statement) + (into.IsEmpty ? "" : " into " + string.Join(", ", into.Select(name => name.Value))),
        AssignmentStep assignment => $"{assignment.Variable.Value} := {sql.At(assignment.Value.Range)}",
        IfStep branches => $"if({string.Join("; ", branches.Branches.Select(branch => sql.At(branch.Condition.Range) + ": " + Describe(sql, branch.Steps)))}{(branches.Else.IsEmpty ? "" : "; else " + Describe(sql, branches.Else))})",
        LoopStep loop => $"loop{(loop.Query is { } query ? " over " + Describe(sql, query) : "")}({Describe(sql, loop.Steps)})",
        BlockStep { Body: var body } => $"block({string.Join(", ", body.Variables.Select(variable => variable.Name.Value + (variable.Value is { } value ? " = " + sql.At(value.Range) : "")))}{(body.Variables.IsEmpty ? "" : "; ")}{Describe(sql, body.Steps)}{string.Concat(body.Handlers.Select(handler => $"; {string.Join(", ", handler.Conditions)}: {Describe(sql, handler.Steps)}"))})",
        LeavingStep leaving => leaving.Keyword + (leaving.Value is { } value ? " " + sql.At(value.Range) : ""),
        _ => "other",
    };

    private static string Describe(string sql, SqlStatement statement) => statement is SelectStatement query ? SqlDescription.Query(sql, query) : statement.GetType().Name;
}
