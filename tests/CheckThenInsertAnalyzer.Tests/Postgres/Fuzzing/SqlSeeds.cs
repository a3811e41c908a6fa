namespace CheckThenInsertAnalyzer.Tests.Postgres.Fuzzing;

/// <summary>Short statements of every kind, one a line, which the mutator takes apart.</summary>
internal static class SqlSeeds
{
    public static readonly IReadOnlyList<string> All = """
        SELECT 1 FROM users WHERE email = @email
        SELECT EXISTS (SELECT FROM users u WHERE lower(u.email) = lower(@p) AND NOT deleted)
        SELECT count(*) FILTER (WHERE a IS NULL), max(b) OVER w FROM t WINDOW w AS (PARTITION BY a ORDER BY b)
        SELECT DISTINCT ON (a) a, b AS x, t.* FROM ONLY s.t AS u ORDER BY a DESC NULLS LAST LIMIT 5 OFFSET 2
        SELECT a FROM t LEFT JOIN u ON t.id = u.id CROSS JOIN v NATURAL JOIN w JOIN x USING (a, b)
        SELECT a FROM (SELECT b FROM c) AS d (e), LATERAL unnest(d.e) WITH ORDINALITY AS f(g, h), ROWS FROM (f(1), g(2)) r
        SELECT a FROM t UNION ALL SELECT b FROM u INTERSECT (SELECT c FROM v) EXCEPT VALUES (1), (2) ORDER BY 1
        WITH RECURSIVE a (b) AS MATERIALIZED (SELECT 1 UNION SELECT b + 1 FROM a) SELECT * FROM a FOR NO KEY UPDATE OF a SKIP LOCKED
        SELECT CASE WHEN a THEN 1 ELSE 2 END, x::numeric(5,2)[] FROM t WHERE a BETWEEN 1 AND 2 AND b NOT IN (1, 2) OR NOT c IS DISTINCT FROM d
        SELECT a FROM t GROUP BY ROLLUP (a, b), GROUPING SETS ((a), ()) HAVING count(*) > 1 FETCH FIRST ROW WITH TIES
        SELECT id INTO STRICT v FROM t TABLESAMPLE system (5) WHERE a = ANY(@ids) AND b @> '{}'::jsonb AND c #>> '{a}' ~* E'x\'y'
        SELECT extract(year FROM d), position('a' IN b), substring(a FROM 1 FOR 2), trim(BOTH ' ' FROM c), cast(a AS text) COLLATE "C"
        SELECT ARRAY[1, 2][1:2], ROW(a, b), interval '1' day, timestamp with time zone '2020-01-01', U&'\0061' UESCAPE '!', $1, :p, -1
        SELECT nextval('s'), setval('t_id_seq', (SELECT max(id) FROM t)), pg_advisory_xact_lock(hashtext(@key)), currval('s'::regclass)
        VALUES (1, 'a'), (2, NULL)
        TABLE users
        INSERT INTO users (email, "Name") VALUES (@email, $1)
        INSERT INTO app.users AS u DEFAULT VALUES ON CONFLICT DO NOTHING RETURNING id AS x, *
        INSERT INTO t (a, b) OVERRIDING SYSTEM VALUE VALUES (DEFAULT, E'a\'b'), ($$x;y$$, (SELECT 1)) ON CONFLICT (a) DO NOTHING
        INSERT INTO t (a) SELECT b FROM u WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.a = u.b) ON CONFLICT (lower(a) text_ops, b COLLATE "C") WHERE c IS NULL DO UPDATE SET n = t.n + 1, (x, y) = (1, DEFAULT) WHERE t.n < excluded.n RETURNING *
        INSERT INTO t VALUES (1) ON CONFLICT ON CONSTRAINT t_pkey DO UPDATE SET (a, b) = (SELECT 1, 2), c[1] = 3
        WITH n AS (INSERT INTO a (b) VALUES (1) RETURNING id) INSERT INTO c (d) SELECT id FROM n
        INSERT INTO t (a) (SELECT 1 UNION SELECT 2)
        UPDATE t AS u SET a = 1, (b, c) = ROW (2, 3) FROM v JOIN w ON v.a = w.a WHERE u.id = v.id RETURNING u.a
        UPDATE ONLY s.t SET a = DEFAULT, b.c = 1 WHERE CURRENT OF cur
        DELETE FROM t USING u, v WHERE t.a = :p AND u.b = 2 RETURNING *
        WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x
        MERGE INTO t AS x USING (SELECT 1 AS a) s ON x.a = s.a WHEN MATCHED AND s.b > 1 THEN UPDATE SET b = s.b WHEN NOT MATCHED BY TARGET THEN INSERT (a, b) VALUES (s.a, DEFAULT) WHEN NOT MATCHED BY SOURCE THEN DELETE
        MERGE INTO t USING u ON t.a = u.a WHEN NOT MATCHED THEN INSERT DEFAULT VALUES WHEN MATCHED THEN DO NOTHING
        COPY t (a, b) FROM STDIN WITH (FORMAT csv, HEADER)
        COPY (SELECT * FROM t) TO STDOUT
        LOCK TABLE a, ONLY b IN SHARE ROW EXCLUSIVE MODE NOWAIT
        BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE; SAVEPOINT a; ROLLBACK TO SAVEPOINT a; RELEASE a; COMMIT AND CHAIN
        SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL search_path = app, public; START TRANSACTION READ ONLY
        CALL add_user(@email, name => 'x')
        DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM t WHERE a = 1) THEN INSERT INTO t (a) VALUES (1); END IF; END $$
        DO LANGUAGE plpgsql $b$ DECLARE v int := 1; r record; BEGIN FOR r IN SELECT * FROM t LOOP v := v + 1; END LOOP; EXCEPTION WHEN unique_violation OR SQLSTATE '23505' THEN NULL; WHEN others THEN RAISE; END; $b$
        CREATE OR REPLACE FUNCTION f(a int, INOUT b text DEFAULT 'x', VARIADIC c int[]) RETURNS TABLE (d int) LANGUAGE sql STABLE AS 'SELECT 1'
        CREATE FUNCTION g(p text) RETURNS int AS $f$ BEGIN LOOP UPDATE t SET n = n + 1 WHERE a = p; IF FOUND THEN RETURN 1; ELSIF p IS NULL THEN CONTINUE; ELSE EXIT WHEN true; END IF; BEGIN INSERT INTO t (a) VALUES (p); EXCEPTION WHEN unique_violation THEN NULL; END; END LOOP; END $f$ LANGUAGE plpgsql
        CREATE PROCEDURE p(a int) BEGIN ATOMIC INSERT INTO t VALUES (a); SELECT CASE WHEN true THEN 1 END; END
        CREATE FUNCTION h() RETURNS trigger AS $$ <<l>> DECLARE x t.a%TYPE; c CURSOR FOR SELECT 1; BEGIN PERFORM pg_advisory_lock(1); SELECT a INTO x FROM t; EXECUTE 'SELECT 1' INTO x USING 1; CASE x WHEN 1 THEN NULL; ELSE RAISE EXCEPTION 'e' USING ERRCODE = '23505'; END CASE; RETURN NEW; END l $$ LANGUAGE plpgsql
        CREATE TABLE IF NOT EXISTS s.t (id bigserial PRIMARY KEY, a text COLLATE "C" NOT NULL DEFAULT nextval('s'::regclass) UNIQUE NULLS NOT DISTINCT, b int REFERENCES u (id) ON DELETE CASCADE)
        CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY (START 5), b int GENERATED ALWAYS AS (a + 1) STORED, CONSTRAINT k UNIQUE (a, b) INCLUDE (c) DEFERRABLE INITIALLY DEFERRED, CHECK (a > 0), EXCLUDE USING gist (a WITH =) WHERE (a > 1))
        CREATE TEMP TABLE t (LIKE u INCLUDING ALL, c "char"[]) INHERITS (v) PARTITION BY RANGE (a) WITH (fillfactor = 70) TABLESPACE x
        CREATE TABLE p PARTITION OF t (PRIMARY KEY (a)) FOR VALUES FROM (1) TO (MAXVALUE)
        CREATE UNLOGGED TABLE t AS SELECT * FROM u WITH NO DATA
        CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t USING btree (lower(a) DESC NULLS FIRST, ((a) || 'x') text_ops) INCLUDE (id) NULLS NOT DISTINCT WHERE a > 'x'
        ALTER TABLE IF EXISTS ONLY s.t ADD CONSTRAINT k UNIQUE USING INDEX i, ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY, DROP COLUMN IF EXISTS a CASCADE, ADD b int NOT NULL
        ALTER TABLE t RENAME a TO b; ALTER TABLE t RENAME CONSTRAINT k TO l; ALTER TABLE t SET SCHEMA s; ALTER TABLE t ATTACH PARTITION p DEFAULT; ALTER TABLE t OWNER TO o
        ALTER TABLE t ALTER a TYPE text USING a::text, ALTER a SET DEFAULT nextval('s'), ALTER a DROP NOT NULL, ADD EXCLUDE (a WITH =), REPLICA IDENTITY FULL
        CREATE SEQUENCE IF NOT EXISTS s AS bigint INCREMENT BY 2 MINVALUE 1 CACHE 5 CYCLE OWNED BY t.id; ALTER SEQUENCE s RESTART WITH 5
        CREATE DOMAIN d AS text CHECK (VALUE ~ 'x'); CREATE TYPE e AS ENUM ('a', 'b'); CREATE TYPE c AS (a int, b text); CREATE SCHEMA s AUTHORIZATION o
        CREATE VIEW v AS SELECT * FROM t WITH CHECK OPTION; CREATE MATERIALIZED VIEW m AS SELECT 1; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION h()
        COMMENT ON TABLE t IS 'it''s'; DROP TABLE IF EXISTS a, b CASCADE; DROP INDEX CONCURRENTLY i; GRANT SELECT ON t TO r; SELECT pg_catalog.set_config('search_path', '', false)
        EXPLAIN ANALYZE SELECT 1; TRUNCATE t RESTART IDENTITY; VACUUM t; NOTIFY c, 'x'; PREPARE q (int) AS SELECT $1; EXECUTE q (1)
        INSERT OR IGNORE INTO t VALUES (?); INSERT INTO t SET a = 1 ON DUPLICATE KEY UPDATE a = 2; REPLACE INTO `t` (a) VALUES (1)
        SELECT TOP 1 * FROM [dbo].[t] WITH (NOLOCK) WHERE [a] = @a; IF NOT EXISTS (SELECT 1) BEGIN INSERT INTO t VALUES (1) END
        """.Split('\n');

    /// <summary>What is put between tokens to upset a reader.</summary>
    public static readonly IReadOnlyList<string> HostileTokens =
    [
        "'", "\"", "(", ")", "[", "]", ";", "$", "$$", "$a$", "@", ":", "::", ":=", "=>", "\\", "\\.", "/*", "*/", "--", "\n", "\r\n", "\uFFFC", "`", ",", ".", "..", "?",
        "E'", "U&'", "U&\"", "b'", "x'", "N'", "NOT", "SELECT", "END", "CASE", "BEGIN", "ATOMIC", "AS", "IS", "IN", "ON", "CONFLICT", "DO", "WITH", "VALUES", "DEFAULT", "FROM",
        "WHERE", "RETURNING", "INTO", "THEN", "IF", "LOOP", "EXCEPTION", "WHEN", "BETWEEN", "AND", "LIKE", "ESCAPE", "COLLATE", "AT TIME ZONE", "OVER", "(SELECT", "ANY(", "@@", "||",
        "<>", "!=", "=-", "~", "*", "-", "+", "%", "1", "1e", "0x", "1_000", ".5", "1.", "\0", "\uD800", "\uDC00", "é", "İ", "\u00A0", "\u2028", "$1", ":p", "@p", "'a'\n'b'", "\uFEFF",
    ];
}
