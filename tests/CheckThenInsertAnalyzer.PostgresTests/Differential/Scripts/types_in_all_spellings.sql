CREATE TYPE public."Colour" AS ENUM ('red');
CREATE TYPE "Point3" AS (x float8, y float8, z float8);
CREATE TABLE types (
    a int, b integer, c int4, d INT8, e bigint, f smallint, g decimal, h dec(5), i numeric(8, 3), j real, k float, l float(10), m double precision,
    n char, o char(3), p character (4), q character varying, r character varying(9), s varchar(7), t "char", u bpchar, v national character varying(3), w nchar(2),
    x bit, y bit(3), z bit varying(5), aa boolean, ab bool, ac date, ad time, ae time(3), af time with time zone, ag time (2) without time zone,
    ah timestamp, ai timestamp(6), aj timestamp with time zone, ak timestamptz(3), al interval, am interval year to month, an interval second(2), ao interval(4),
    ap int[], aq text[][], ar integer ARRAY, "as" integer ARRAY[4], at uuid, au json, av jsonb, aw xml, ax inet, ay cidr, az macaddr, ba tsvector, bb tstzrange, bc int4multirange,
    bd "Colour", be public."Colour"[], bf "Point3", bg pg_catalog.int4, bh pg_catalog.varchar(3), bi oid, bj regclass, bk name, bl money, bm bytea
);
ALTER TYPE "Colour" RENAME TO shade;
ALTER TYPE "Point3" RENAME TO point_in_space;
CREATE TABLE array_keys (a int[] UNIQUE, b public.shade, r int4range UNIQUE, PRIMARY KEY (a, b));
