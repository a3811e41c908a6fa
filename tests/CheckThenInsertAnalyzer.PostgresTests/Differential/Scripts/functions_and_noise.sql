/* A header /* with a nested comment */ and a ; in it */
CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b; SELECT 3';
CREATE OR REPLACE FUNCTION twice(x int) RETURNS int LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT CASE WHEN x > 0 THEN x * 2 ELSE 0 END; END;
CREATE PROCEDURE fill() LANGUAGE plpgsql AS $body$ BEGIN CREATE TABLE IF NOT EXISTS never (id int); END $body$;
CREATE TABLE n (x int, y int, CHECK (add(x, y) > 0), CHECK (twice(x) < 10));
CREATE UNIQUE INDEX ON n (add(x, y), twice(x));
CREATE UNIQUE INDEX ON n (public.twice(y));
CREATE UNIQUE INDEX n_where ON n (x) WHERE public.twice(y) > 3 AND n.x <> 1;
GRANT SELECT ON n TO PUBLIC;
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = add);
CREATE AGGREGATE total (int) (SFUNC = add, STYPE = int);
CREATE STATISTICS n_stats ON x, y FROM n;
COMMENT ON COLUMN n.x IS $$it's a "x"; DROP TABLE n;$$;
INSERT INTO n (x, y) VALUES (1, 2);
ANALYZE n;
DO $$ BEGIN PERFORM 1; END $$;
