namespace CheckThenInsertAnalyzer.PostgresTests.Differential.Syntax;

/// <summary>Statements of every kind that our reader reads, one a line, right and wrong ones side by side: which is which, the server says.</summary>
internal static class SyntaxExamples
{
    /// <summary>Single statements.</summary>
    public static readonly IReadOnlyList<string> Statements = """
        SELECT
        SELECT 1
        SELECT 1,
        SELECT , 1
        SELECT * FROM
        SELECT * FROM users
        SELECT * FROM users u
        SELECT * FROM users AS u (a, b)
        SELECT * FROM users u (a b)
        SELECT users.* FROM users
        SELECT u.*.a FROM users u
        SELECT a b FROM users
        SELECT a AS select FROM users
        SELECT a select FROM users
        SELECT a day FROM users
        SELECT a AS day FROM users
        SELECT a b c FROM users
        SELECT a over FROM users
        SELECT a AS "over" FROM users
        SELECT DISTINCT a FROM users
        SELECT DISTINCT FROM users
        SELECT ALL a FROM users
        SELECT DISTINCT ON (a, b) a, b FROM users
        SELECT DISTINCT ON a FROM users
        SELECT DISTINCT ON () a FROM users
        SELECT a FROM users WHERE
        SELECT a FROM users WHERE a = 1 WHERE b = 2
        SELECT a FROM users WHERE a = 1 GROUP BY a HAVING count(*) > 1
        SELECT a FROM users HAVING count(*) > 1 GROUP BY a
        SELECT a FROM users GROUP BY
        SELECT a FROM users GROUP BY ()
        SELECT a FROM users GROUP BY ROLLUP (a, b), CUBE (a), GROUPING SETS ((a), (), (a, b))
        SELECT a FROM users GROUP BY DISTINCT a, b
        SELECT a FROM users GROUP BY ALL a
        SELECT a FROM users GROUP BY a b
        SELECT a FROM users ORDER BY a ASC, b DESC NULLS LAST, c USING <
        SELECT a FROM users ORDER BY a NULLS
        SELECT a FROM users ORDER BY a DESC ASC
        SELECT a FROM users LIMIT 1 OFFSET 2
        SELECT a FROM users OFFSET 2 LIMIT 1
        SELECT a FROM users LIMIT 1, 2
        SELECT a FROM users LIMIT ALL
        SELECT a FROM users LIMIT 1 LIMIT 2
        SELECT a FROM users OFFSET 2 ROWS FETCH NEXT 3 ROWS ONLY
        SELECT a FROM users FETCH FIRST ROW ONLY
        SELECT a FROM users FETCH FIRST 3 ROWS WITH TIES
        SELECT a FROM users ORDER BY a FETCH FIRST 3 ROWS WITH TIES
        SELECT a FROM users FETCH FIRST 3 ROWS
        SELECT a FROM users FETCH 3 ROWS ONLY
        SELECT a FROM users FOR UPDATE
        SELECT a FROM users FOR UPDATE OF users NOWAIT FOR SHARE OF users SKIP LOCKED
        SELECT a FROM users FOR KEY UPDATE
        SELECT a FROM users FOR NO KEY UPDATE SKIP
        SELECT a FROM users FOR READ ONLY
        SELECT a FROM users LIMIT 1 FOR UPDATE
        SELECT a FROM users FOR UPDATE LIMIT 1
        SELECT a FROM users FOR UPDATE ORDER BY a
        SELECT a INTO b FROM users
        SELECT a FROM users INTO b
        SELECT a FROM users, orders o, LATERAL (SELECT 1) x
        SELECT a FROM users,
        SELECT a FROM (users)
        SELECT a FROM (users u JOIN orders o ON u.id = o.id)
        SELECT a FROM (users u JOIN orders o ON u.id = o.id) AS j (x, y)
        SELECT a FROM users JOIN orders
        SELECT a FROM users JOIN orders USING (id)
        SELECT a FROM users JOIN orders USING (id) AS x
        SELECT a FROM users JOIN orders USING id
        SELECT a FROM users JOIN orders ON id = 1 USING (id)
        SELECT a FROM users LEFT JOIN orders ON users.id = orders.id
        SELECT a FROM users LEFT OUTER JOIN orders ON true RIGHT JOIN items ON true FULL OUTER JOIN x ON true
        SELECT a FROM users JOIN orders JOIN items ON true ON true
        SELECT a FROM users CROSS JOIN orders
        SELECT a FROM users CROSS JOIN orders ON true
        SELECT a FROM users NATURAL LEFT JOIN orders
        SELECT a FROM users OUTER JOIN orders ON true
        SELECT a FROM users INNER orders ON true
        SELECT a FROM users TABLESAMPLE system (10) REPEATABLE (1)
        SELECT a FROM users TABLESAMPLE system
        SELECT a FROM ONLY users
        SELECT a FROM ONLY (users)
        SELECT a FROM users *
        SELECT a FROM unnest(@ids) WITH ORDINALITY AS t (id, n)
        SELECT a FROM unnest(@ids) AS t (id int)
        SELECT a FROM json_to_recordset('[]') AS t (id int, name text COLLATE "C")
        SELECT a FROM ROWS FROM (f(1), g(2) AS (a int)) WITH ORDINALITY
        SELECT a FROM f(1) g(2)
        SELECT a FROM generate_series(1, 2) n WHERE n > 1
        SELECT a FROM LATERAL users
        SELECT a FROM (SELECT 1) AS x
        SELECT a FROM (SELECT 1) AS x (y)
        SELECT a FROM (VALUES (1, 2), (3, 4)) AS v (a, b)
        SELECT a FROM (VALUES 1, 2) AS v
        SELECT a FROM ((SELECT 1) UNION (SELECT 2)) u
        SELECT a FROM users WINDOW w AS (PARTITION BY a), v AS (w ORDER BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES)
        SELECT a FROM users WINDOW w (PARTITION BY a)
        SELECT sum(a) OVER (ORDER BY b RANGE UNBOUNDED PRECEDING) FROM users
        SELECT sum(a) OVER (ORDER BY b BETWEEN 1 AND 2 ROWS) FROM users
        SELECT sum(a) FILTER (WHERE b) OVER w FROM users
        SELECT sum(a) FILTER (b) FROM users
        SELECT coalesce(a) FILTER (WHERE b) FROM users
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a DESC) FROM users
        SELECT string_agg(DISTINCT a, ',' ORDER BY a) FROM users
        SELECT count(DISTINCT *) FROM users
        SELECT count(*) FROM users
        SELECT f(VARIADIC a), f(1, VARIADIC b), f(a => 1, b := 2)
        SELECT f(VARIADIC a, 1)
        SELECT f(1,)
        SELECT f(,)
        SELECT f(SELECT 1)
        SELECT f((SELECT 1))
        SELECT 1 UNION SELECT 2 UNION ALL SELECT 3 INTERSECT SELECT 4 EXCEPT DISTINCT SELECT 5
        SELECT 1 UNION
        SELECT 1 UNION SELECT 2 ORDER BY 1 LIMIT 1
        SELECT 1 ORDER BY 1 UNION SELECT 2
        (SELECT 1 ORDER BY 1) UNION (SELECT 2 LIMIT 1)
        (SELECT 1) UNION SELECT 2
        ((SELECT 1))
        (SELECT 1
        SELECT 1)
        SELECT 1 MINUS SELECT 2
        VALUES (1, 2), (3, 4) ORDER BY 1 LIMIT 1
        VALUES 1, 2
        VALUES ()
        TABLE users
        TABLE ONLY users
        TABLE users WHERE a = 1
        WITH a AS (SELECT 1) SELECT * FROM a
        WITH a AS (SELECT 1), SELECT * FROM a
        WITH a AS (SELECT 1), b (c) AS NOT MATERIALIZED (SELECT 2) SELECT * FROM a, b
        WITH RECURSIVE a (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a WHERE n < 5) SELECT * FROM a
        WITH RECURSIVE a (n) AS (SELECT 1 UNION SELECT n FROM a) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT * FROM a
        WITH a AS SELECT 1 SELECT * FROM a
        WITH a (SELECT 1) SELECT * FROM a
        WITH a AS (INSERT INTO users (a) VALUES (1) RETURNING id) SELECT * FROM a
        WITH a AS (DELETE FROM users RETURNING *) INSERT INTO old SELECT * FROM a
        WITH a AS (SELECT 1) UPDATE users SET a = 1 FROM a
        WITH a AS (SELECT 1) DELETE FROM users USING a
        WITH a AS (CREATE TABLE b ()) SELECT 1
        SELECT * FROM users WHERE a = 1 AND NOT b OR c IS NOT NULL
        SELECT * FROM users WHERE a = b = c
        SELECT * FROM users WHERE (a = b) = c
        SELECT * FROM users WHERE a < b < c
        SELECT * FROM users WHERE a IS NULL IS NOT TRUE
        SELECT * FROM users WHERE a IS
        SELECT * FROM users WHERE a IS 1
        SELECT * FROM users WHERE a == b
        SELECT * FROM users WHERE a =! b
        SELECT * FROM users WHERE a != b AND c <> d
        SELECT * FROM users WHERE a LIKE 'x%' ESCAPE '!' AND b NOT ILIKE 'y' OR c SIMILAR TO 'z'
        SELECT * FROM users WHERE a LIKE b LIKE c
        SELECT * FROM users WHERE a NOT b
        SELECT * FROM users WHERE a BETWEEN 1 AND 2 AND b NOT BETWEEN SYMMETRIC 2 AND 1
        SELECT * FROM users WHERE a BETWEEN 1
        SELECT * FROM users WHERE a BETWEEN b IS NULL AND c
        SELECT * FROM users WHERE a IN (1, 2) AND b NOT IN (SELECT 1)
        SELECT * FROM users WHERE a IN ()
        SELECT * FROM users WHERE a IN @ids
        SELECT * FROM users WHERE a IN 1, 2
        SELECT * FROM users WHERE a = ANY(@ids) AND b <> ALL (SELECT 1) AND c LIKE ANY (ARRAY['x'])
        SELECT * FROM users WHERE a = ANY @ids
        SELECT * FROM users WHERE a = ANY (1, 2)
        SELECT * FROM users WHERE ANY (a) = 1
        SELECT * FROM users WHERE EXISTS (SELECT FROM orders) AND NOT EXISTS (TABLE items)
        SELECT * FROM users WHERE EXISTS orders
        SELECT * FROM users WHERE EXISTS (VALUES (1))
        SELECT * FROM users WHERE EXISTS (1)
        SELECT * FROM users WHERE (a, b) = (1, 2) AND ROW(a) IN (ROW(1)) AND (a, b) OVERLAPS (c, d)
        SELECT * FROM users WHERE a OVERLAPS b
        SELECT * FROM users WHERE a IS DISTINCT FROM b AND c IS NOT DISTINCT FROM NULL
        SELECT * FROM users WHERE a ISNULL AND b NOTNULL
        SELECT * FROM users WHERE a COLLATE "C" < b COLLATE pg_catalog."default"
        SELECT * FROM users WHERE a COLLATE 'C' < b
        SELECT * FROM users WHERE a AT TIME ZONE 'utc' > now() AT TIME
        SELECT * FROM users WHERE a OPERATOR(pg_catalog.=) b
        SELECT * FROM users WHERE a OPERATOR(pg_catalog.eq) b
        SELECT * FROM users WHERE CURRENT OF c
        SELECT CASE a WHEN 1 THEN 2 WHEN 3 THEN 4 ELSE 5 END, CASE WHEN a THEN b END
        SELECT CASE a END
        SELECT CASE WHEN a THEN END
        SELECT CASE WHEN a ELSE b END
        SELECT CASE WHEN a THEN b
        SELECT CAST(a AS int), a::numeric(5, 2)[], b::character varying(5), c::timestamp(3) with time zone, d::interval day to second(3), e::s.t, f::int ARRAY[3]
        SELECT CAST(a, int)
        SELECT CAST(a AS)
        SELECT a::int(5)
        SELECT a::
        SELECT a::interval second to day
        SELECT date '2020-01-01', interval '1' day, timestamp with time zone 'now', numeric(5, 2) '1', double precision '1'
        SELECT int[] '{}'
        SELECT interval day '1'
        SELECT ARRAY[1, 2], ARRAY[[1, 2], [3, 4]], ARRAY[]::int[], ARRAY(SELECT 1)
        SELECT ARRAY[1, 2][1]
        SELECT (ARRAY[1, 2])[1], a[1][2], a[1:2], a[:], (a).b, (a).*, $1[1], (SELECT x).y
        SELECT f(1)[1]
        SELECT a[1,2]
        SELECT a[]
        SELECT extract(year FROM a), extract('week' FROM a), position('a' IN b), substring(a FROM 1 FOR 2), substring(a FOR 2), substring(a, 1, 2), overlay(a PLACING b FROM 1 FOR 2), trim(a), trim(BOTH FROM a), trim(LEADING 'x' FROM a), trim(a, b)
        SELECT extract(year, a)
        SELECT position('a', b)
        SELECT trim('x' TRAILING FROM a)
        SELECT current_date, current_timestamp(3), localtime, current_user, session_user, current_schema, user
        SELECT current_date()
        SELECT now, current_timestamp()
        SELECT nullif(a, b), coalesce(a, b), greatest(1, 2), least(1)
        SELECT nullif(a)
        SELECT coalesce()
        SELECT -1, +1, - -1, @ -5, ~1, !! 5
        SELECT 5 !
        SELECT 1 +
        SELECT a b.c
        SELECT 1 2
        SELECT 'a' 'b'
        SELECT 'it''s', E'\n\'', $$a'b$$, $t$ $$ $t$, U&'\0061', B'01', X'1F', N'x'
        SELECT 'open
        SELECT "open
        SELECT $$open
        SELECT 1.5, .5, 5., 1e10, 1.5e-3
        SELECT 1a
        SELECT "a""b", U&"\0061"
        SELECT ""
        SELECT "users"."Email" FROM "app"."Users"
        SELECT `a` FROM `users`
        SELECT [a] FROM [users]
        SELECT TOP 1 a FROM users
        SELECT a FROM users WITH (NOLOCK)
        SELECT SCOPE_IDENTITY()
        SELECT @@IDENTITY
        SELECT LAST_INSERT_ID()
        SELECT a FROM dbo.users (NOLOCK)
        SELECT IIF(a, b, c), ISNULL(a, b)
        SELECT a /* c /* d */ e */ FROM users -- f
        SELECT a /* open
        SELECT nextval('s'), currval('s'::regclass), setval('s', (SELECT max(id) FROM t), true), lastval()
        SELECT pg_advisory_xact_lock(hashtext(@key)), pg_try_advisory_lock(1, 2)
        INSERT INTO users (email) VALUES (@email)
        INSERT INTO users VALUES (@email, 1)
        INSERT INTO users VALUES (@email), (@b)
        INSERT INTO users (email) VALUES @email
        INSERT INTO users (email) VALUES (@email),
        INSERT INTO users (email) VALUES ()
        INSERT INTO users () VALUES ()
        INSERT INTO users (email,) VALUES (1)
        INSERT INTO users (email name) VALUES (1)
        INSERT INTO users email VALUES (1)
        INSERT INTO users AS u (email) VALUES (1)
        INSERT INTO users u (email) VALUES (1)
        INSERT INTO users (u.email, c[1], d.e) VALUES (1, 2, 3)
        INSERT users (email) VALUES (1)
        INSERT INTO (email) VALUES (1)
        INSERT INTO users DEFAULT VALUES
        INSERT INTO users (email) DEFAULT VALUES
        INSERT INTO users (email) VALUE (1)
        INSERT INTO users (id) OVERRIDING SYSTEM VALUE VALUES (1)
        INSERT INTO users (id) OVERRIDING VALUE VALUES (1)
        INSERT INTO users OVERRIDING USER VALUE SELECT 1
        INSERT INTO users OVERRIDING USER VALUE DEFAULT VALUES
        INSERT INTO users (email) SELECT email FROM old WHERE a ORDER BY b LIMIT 1
        INSERT INTO users (email) (SELECT email FROM old)
        INSERT INTO users (email) ((SELECT 1) UNION ALL (SELECT 2))
        INSERT INTO users (email) WITH a AS (SELECT 1) SELECT * FROM a
        INSERT INTO users (email) TABLE old
        INSERT INTO users (email) VALUES (1) UNION ALL SELECT 2
        INSERT INTO users (email) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM users WHERE email = 1)
        INSERT INTO users (email) VALUES (1) WHERE NOT EXISTS (SELECT 1)
        INSERT INTO users SET email = 1
        INSERT INTO users (email) VALUES (1) RETURNING id
        INSERT INTO users (email) VALUES (1) RETURNING *, id AS x, lower(email) y
        INSERT INTO users (email) VALUES (1) RETURNING
        INSERT INTO users (email) VALUES (1) RETURNING id INTO x
        INSERT INTO users (email) VALUES (1) ON CONFLICT DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO NOTHING RETURNING id
        INSERT INTO users (email) VALUES (1) RETURNING id ON CONFLICT (email) DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email)
        INSERT INTO users (email) VALUES (1) ON CONFLICT email DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT () DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE SET
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE SET a = excluded.a
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE users SET a = 1
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE SET a = 1, (b, c) = (1, DEFAULT), (d, e) = ROW (1, 2), (f, g) = (SELECT 1, 2) WHERE users.a < 1
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE SET users.a = 1
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE SET (a) = 1
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO UPDATE SET a
        INSERT INTO users (email) VALUES (1) ON CONFLICT DO UPDATE SET a = 1
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) WHERE a IS NULL DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT WHERE a IS NULL DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT ON CONSTRAINT users_email_key DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT ON CONSTRAINT app.users_email_key DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT ON CONSTRAINT a WHERE b DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT CONSTRAINT users_email_key DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (lower(email), (a || b), c COLLATE "C" text_ops, d DESC NULLS LAST) DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (a || b) DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (a COLLATE) DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (1) DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (u.email) DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) ON CONSTRAINT a DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT (email) DO NOTHING ON CONFLICT (id) DO NOTHING
        INSERT INTO users (email) VALUES (1) ON CONFLICT IGNORE
        INSERT INTO users (email) ON CONFLICT (email) DO NOTHING VALUES (1)
        INSERT INTO users ON CONFLICT DO NOTHING (email) VALUES (1)
        INSERT INTO users (email) VALUES (1) ON DUPLICATE KEY UPDATE a = 1
        INSERT IGNORE INTO users (email) VALUES (1)
        INSERT OR IGNORE INTO users (email) VALUES (1)
        INSERT OR REPLACE INTO users (email) VALUES (1)
        REPLACE INTO users (email) VALUES (1)
        INSERT INTO users (email) OUTPUT inserted.id VALUES (1)
        INSERT INTO users (email) VALUES (?)
        INSERT INTO users (email) VALUES ({0})
        INSERT INTO users (email) VALUES (@0, @p1, :x, $1)
        INSERT INTO users (email) VALUES (1) LIMIT 1
        UPDATE users SET a = 1
        UPDATE users SET a = 1 WHERE b = 2 RETURNING *
        UPDATE ONLY users AS u SET a = DEFAULT, (b, c) = (1, 2), d[1] = 3, e.f = 4 FROM orders o JOIN items i ON true WHERE o.id = u.id
        UPDATE users u SET u.a = 1
        UPDATE users SET
        UPDATE users SET a = 1,
        UPDATE users SET a == 1
        UPDATE users SET a += 1
        UPDATE users WHERE a = 1 SET b = 2
        UPDATE users SET a = 1 FROM
        UPDATE users SET a = 1 WHERE
        UPDATE users SET a = 1 WHERE CURRENT OF c
        UPDATE users SET a = 1 ORDER BY b
        UPDATE users SET a = 1 LIMIT 1
        UPDATE users, orders SET a = 1
        UPDATE users JOIN orders ON true SET a = 1
        UPDATE u SET a = 1 FROM users u WHERE u.id = 1
        DELETE FROM users
        DELETE FROM ONLY users AS u USING orders o, items WHERE o.id = u.id RETURNING u.id
        DELETE users WHERE a = 1
        DELETE FROM users WHERE a = 1 LIMIT 1
        DELETE FROM users USING WHERE a = 1
        DELETE FROM users WHERE
        DELETE u FROM users u
        DELETE FROM users WHERE CURRENT OF c
        MERGE INTO users u USING new n ON u.id = n.id WHEN MATCHED THEN UPDATE SET a = n.a WHEN NOT MATCHED THEN INSERT (id, a) VALUES (n.id, n.a)
        MERGE INTO users USING (SELECT 1 AS id) n ON users.id = n.id WHEN NOT MATCHED THEN INSERT DEFAULT VALUES
        MERGE INTO users USING (VALUES (1)) n (id) ON true WHEN NOT MATCHED AND n.id > 1 THEN INSERT VALUES (1) WHEN MATCHED AND n.id = 1 THEN DELETE WHEN MATCHED THEN DO NOTHING
        MERGE INTO users USING new ON true
        MERGE INTO users USING new WHEN MATCHED THEN DELETE
        MERGE users USING new ON true WHEN MATCHED THEN DELETE
        MERGE INTO users USING new ON true WHEN MATCHED DELETE
        MERGE INTO users USING new ON true WHEN MATCHED THEN INSERT VALUES (1)
        MERGE INTO users USING new ON true WHEN NOT MATCHED THEN UPDATE SET a = 1
        MERGE INTO users USING new ON true WHEN NOT MATCHED THEN INSERT (a) SELECT 1
        MERGE INTO users USING new ON true WHEN NOT MATCHED THEN INSERT (a) OVERRIDING SYSTEM VALUE VALUES (1)
        MERGE INTO users USING new ON true WHEN NOT MATCHED THEN INSERT (a) VALUES (1), (2)
        MERGE INTO users USING new ON true WHEN NOT MATCHED THEN INSERT (a) VALUES (1);
        MERGE INTO ONLY users AS u USING a JOIN b ON true ON u.id = a.id WHEN MATCHED THEN DO NOTHING
        WITH n AS (SELECT 1 AS id) MERGE INTO users USING n ON true WHEN MATCHED THEN DELETE
        COPY users FROM STDIN
        COPY users (a, b) FROM STDIN WITH (FORMAT csv, HEADER true, NULL '', FORCE_NULL (a))
        COPY users FROM '/tmp/x' CSV HEADER DELIMITER ',' WHERE a > 1
        COPY users FROM PROGRAM 'cat x' BINARY
        COPY users TO STDOUT (FORMAT binary)
        COPY (SELECT 1) TO STDOUT
        COPY (SELECT 1) FROM STDIN
        COPY users FROM
        COPY users (a FROM STDIN
        COPY FROM STDIN
        COPY BINARY users FROM STDIN
        COPY users TO STDOUT WHERE a > 1
        COPY (INSERT INTO users VALUES (1) RETURNING id) TO STDOUT
        LOCK users
        LOCK TABLE ONLY users, orders * IN SHARE ROW EXCLUSIVE MODE NOWAIT
        LOCK TABLE users IN EXCLUSIVE
        LOCK TABLE users IN SHARED MODE
        LOCK TABLE users MODE SHARE
        LOCK TABLES users WRITE
        BEGIN
        BEGIN TRANSACTION
        BEGIN WORK ISOLATION LEVEL SERIALIZABLE, READ ONLY, NOT DEFERRABLE
        BEGIN ISOLATION LEVEL SNAPSHOT
        BEGIN ISOLATION SERIALIZABLE
        BEGIN IMMEDIATE
        BEGIN TRAN
        START TRANSACTION ISOLATION LEVEL REPEATABLE READ
        START
        COMMIT
        COMMIT WORK AND NO CHAIN
        COMMIT AND
        COMMIT PREPARED 'x'
        END TRANSACTION
        ROLLBACK
        ROLLBACK TO SAVEPOINT a
        ROLLBACK WORK TO a
        ROLLBACK TO
        ABORT
        SAVEPOINT a
        SAVEPOINT
        SAVEPOINT a b
        RELEASE SAVEPOINT a
        RELEASE a
        SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
        SET TRANSACTION ISOLATION LEVEL
        SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE
        SET LOCAL lock_timeout = '1s'
        SET search_path TO app, public
        SET a
        CALL add_user(@email, name => 'x')
        CALL add_user
        CALL app.add_user(1) + 2
        CALL (SELECT 1)
        EXEC add_user @email
        DO $$ BEGIN END $$
        DO LANGUAGE plpgsql $$ BEGIN END $$
        DO $$ BEGIN END $$ LANGUAGE plpgsql
        DO 'BEGIN END'
        DO BEGIN END
        DO
        DO $$ BEGIN END $$ LANGUAGE
        CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'
        CREATE OR REPLACE FUNCTION app.f(IN a int, OUT b text, INOUT c numeric(5, 2) DEFAULT 1, VARIADIC d int[] = '{}') LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 5 AS $$ BEGIN END $$
        CREATE FUNCTION f(int, text) RETURNS TABLE (a int, b text) AS $$ SELECT 1, 'x' $$ LANGUAGE sql STABLE SECURITY DEFINER SET search_path = app
        CREATE FUNCTION f() RETURNS SETOF users AS 'x', 'y' LANGUAGE c
        CREATE FUNCTION f(a int) RETURNS int RETURN a + 1
        CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT a; SELECT a + 1; END
        CREATE FUNCTION f(a) RETURNS int LANGUAGE sql AS 'SELECT 1'
        CREATE FUNCTION f RETURNS int LANGUAGE sql AS 'SELECT 1'
        CREATE FUNCTION f() RETURNS LANGUAGE sql AS 'SELECT 1'
        CREATE FUNCTION f() RETURNS int AS SELECT 1
        CREATE FUNCTION f(a int b text) RETURNS int LANGUAGE sql AS ''
        CREATE PROCEDURE p(a int) LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$
        CREATE PROCEDURE p(a int) AS BEGIN INSERT INTO t VALUES (1); END
        CREATE PROCEDURE p(a int) BEGIN INSERT INTO t VALUES (1); END
        CREATE PROCEDURE p() LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); END
        CREATE TABLE t ()
        CREATE TABLE t (a int,)
        CREATE TABLE t (a)
        CREATE TABLE t (a int b int)
        CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)
        CREATE TABLE t (id int IDENTITY(1,1) PRIMARY KEY)
        CREATE TABLE t (id int(11))
        CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)
        CREATE TABLE t (a text UNIQUE, UNIQUE KEY k (a))
        CREATE TABLE t (a text, UNIQUE)
        CREATE TABLE t (a text, UNIQUE (a), PRIMARY KEY (a, b), CONSTRAINT c UNIQUE (a) DEFERRABLE)
        CREATE TABLE t (a text, UNIQUE (lower(a)))
        CREATE TABLE t (a text, UNIQUE (a) WHERE b)
        CREATE TABLE t (a text) ENGINE=InnoDB
        CREATE TABLE `t` (`a` text)
        CREATE TABLE [t] ([a] text)
        CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int GENERATED BY DEFAULT AS IDENTITY (START WITH 5), c int GENERATED ALWAYS AS (a + 1) STORED)
        CREATE TABLE t (a int GENERATED AS IDENTITY)
        CREATE TABLE t (a int GENERATED BY DEFAULT AS (a + 1) STORED)
        CREATE TABLE t (a int, CHECK (a >))
        CREATE TABLE t (a int DEFAULT)
        CREATE TABLE t (a int DEFAULT 1 + 2 NOT NULL UNIQUE)
        CREATE TABLE t (a int DEFAULT (SELECT 1) NULL)
        CREATE TABLE t (a int REFERENCES u (id) ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED)
        CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES u)
        CREATE TABLE t (a int, FOREIGN KEY a REFERENCES u)
        CREATE TABLE t (LIKE u INCLUDING ALL) INHERITS (v) PARTITION BY HASH (a)
        CREATE TABLE p PARTITION OF t FOR VALUES WITH (MODULUS 4, REMAINDER 0)
        CREATE TABLE p PARTITION OF t
        CREATE TABLE t AS SELECT 1
        CREATE TABLE IF EXISTS t (a int)
        CREATE UNIQUE INDEX ON t (a)
        CREATE UNIQUE INDEX i ON t USING btree (lower(a), (b + c), d COLLATE "C" DESC) INCLUDE (e) NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE f IS NULL
        CREATE UNIQUE INDEX i ON t (a + b)
        CREATE UNIQUE INDEX i t (a)
        CREATE UNIQUE INDEX IF NOT EXISTS ON t (a)
        ALTER TABLE t ADD CONSTRAINT k UNIQUE (a), DROP COLUMN b, ALTER c TYPE int USING c::int
        ALTER TABLE t ADD UNIQUE USING INDEX i
        ALTER TABLE t ADD UNIQUE KEY (a)
        ALTER TABLE t MODIFY a int
        ALTER TABLE t ALTER a
        IF NOT EXISTS (SELECT 1 FROM users) INSERT INTO users (a) VALUES (1)
        IF NOT EXISTS (SELECT 1) BEGIN INSERT INTO users (a) VALUES (1) END
        """.Split('\n');

    /// <summary>Bodies of PL/pgSQL, which the server reads when a function is made.</summary>
    public static readonly IReadOnlyList<string> Bodies = """
        BEGIN END
        BEGIN END;
        BEGIN
        END
        BEGIN NULL END
        BEGIN NULL; END
        BEGIN INSERT INTO users (email) VALUES (p); END
        BEGIN INSERT INTO users (email) VALUES (p) END
        BEGIN INSERT INTO users (email) VALUES (p) ON CONFLICT (email) DO NOTHING; END
        BEGIN INSERT INTO users (email) VALUES p; END
        BEGIN INSERT users (email) VALUES (p); END
        BEGIN IF NOT EXISTS (SELECT 1 FROM users WHERE email = p) THEN INSERT INTO users (email) VALUES (p); END IF; END
        BEGIN IF NOT EXISTS (SELECT 1 FROM users WHERE email = p) INSERT INTO users (email) VALUES (p); END IF; END
        BEGIN IF NOT EXISTS (SELECT 1 FROM users) THEN INSERT INTO users (email) VALUES (p); END; END
        BEGIN IF p IS NULL THEN RETURN; ELSIF p = 'x' THEN NULL; ELSEIF p = 'y' THEN NULL; ELSE NULL; END IF; END
        BEGIN IF p IS NULL THEN ELSE END IF; END
        BEGIN IF THEN NULL; END IF; END
        BEGIN IF p = THEN NULL; END IF; END
        DECLARE v int; BEGIN SELECT id INTO v FROM users WHERE email = p; IF NOT FOUND THEN INSERT INTO users (email) VALUES (p) RETURNING id INTO v; END IF; END
        DECLARE v int; BEGIN SELECT id INTO STRICT v FROM users; END
        DECLARE v int BEGIN NULL; END
        DECLARE v int := 1; w CONSTANT text NOT NULL DEFAULT 'x'; r record; BEGIN v := v + 1; v = v + 1; END
        DECLARE v int := ; BEGIN NULL; END
        DECLARE v int; BEGIN v := ; END
        DECLARE v int; BEGIN v := v +; END
        DECLARE c CURSOR (k int) FOR SELECT * FROM users WHERE id = k; BEGIN OPEN c(1); FETCH c INTO p; CLOSE c; END
        DECLARE a ALIAS FOR p; BEGIN a := 'x'; END
        BEGIN INSERT INTO users (email) VALUES (p); EXCEPTION WHEN unique_violation THEN NULL; END
        BEGIN INSERT INTO users (email) VALUES (p); EXCEPTION WHEN unique_violation OR SQLSTATE '23514' THEN RETURN; WHEN OTHERS THEN RAISE; END
        BEGIN INSERT INTO users (email) VALUES (p); EXCEPTION WHEN THEN NULL; END
        BEGIN INSERT INTO users (email) VALUES (p); EXCEPTION unique_violation THEN NULL; END
        BEGIN EXCEPTION WHEN unique_violation THEN NULL; INSERT INTO users (email) VALUES (p); END
        BEGIN LOOP UPDATE users SET a = 1 WHERE email = p; EXIT WHEN FOUND; BEGIN INSERT INTO users (email) VALUES (p); RETURN; EXCEPTION WHEN unique_violation THEN NULL; END; END LOOP; END
        BEGIN LOOP NULL; END; END
        BEGIN WHILE p IS NULL LOOP p := 'x'; CONTINUE WHEN p = 'y'; END LOOP; END
        BEGIN FOR i IN 1..10 LOOP NULL; END LOOP; FOR i IN REVERSE 10..1 BY 2 LOOP NULL; END LOOP; END
        DECLARE r record; BEGIN FOR r IN SELECT * FROM users LOOP INSERT INTO old VALUES (r.id); END LOOP; END
        DECLARE r record; BEGIN FOR r IN EXECUTE 'SELECT 1' USING p LOOP NULL; END LOOP; END
        DECLARE x int; BEGIN FOREACH x IN ARRAY ARRAY[1, 2] LOOP NULL; END LOOP; END
        BEGIN <<outer>> LOOP LOOP EXIT outer; END LOOP; END LOOP outer; END
        BEGIN CASE p WHEN 'x', 'y' THEN NULL; ELSE NULL; END CASE; CASE WHEN p IS NULL THEN NULL; END CASE; END
        BEGIN CASE p WHEN 'x' THEN NULL; END; END
        BEGIN PERFORM pg_advisory_xact_lock(1); PERFORM 1 FROM users WHERE email = p; END
        BEGIN PERFORM; END
        BEGIN EXECUTE 'INSERT INTO users VALUES ($1)' USING p; END
        DECLARE v int; BEGIN EXECUTE format('SELECT 1 FROM %I', p) INTO v; GET DIAGNOSTICS v = ROW_COUNT; END
        BEGIN RAISE EXCEPTION 'x % y', p USING ERRCODE = 'unique_violation', HINT = 'z'; END
        BEGIN RAISE NOTICE 'x'; RAISE unique_violation; RAISE SQLSTATE '23505'; RAISE unique_violation USING MESSAGE = 'x'; ASSERT p IS NOT NULL, 'x'; END
        BEGIN RAISE EXCEPTION 'x %'; END
        BEGIN RETURN; END
        BEGIN COMMIT; ROLLBACK; END
        BEGIN SAVEPOINT a; END
        BEGIN LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE; SET LOCAL lock_timeout = '1s'; TRUNCATE users; CREATE TEMP TABLE t (a int); END
        BEGIN CALL add_user(p); END
        BEGIN WITH n AS (INSERT INTO users (email) VALUES (p) RETURNING id) INSERT INTO old SELECT id FROM n; END
        BEGIN MERGE INTO users USING (SELECT p AS e) s ON users.email = s.e WHEN NOT MATCHED THEN INSERT (email) VALUES (s.e); END
        BEGIN SELECT 1; END
        BEGIN SELECT 1 FROM; END
        BEGIN /* a ; b */ NULL; -- c
        END
        BEGIN BEGIN NULL; END; BEGIN NULL; END END
        <<b>> DECLARE v int; BEGIN b.v := 1; END b
        BEGIN p := CASE WHEN p IS NULL THEN 'x' ELSE 'y' END; END
        BEGIN IF (SELECT CASE WHEN true THEN 1 END) = 1 THEN NULL; END IF; END
        BEGIN IF NOT EXISTS (SELECT 1) THEN BEGIN INSERT INTO users (email) VALUES (p); EXCEPTION WHEN unique_violation THEN NULL; END; END IF; END
        """.Split('\n');
}
