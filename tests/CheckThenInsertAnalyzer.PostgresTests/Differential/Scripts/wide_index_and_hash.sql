CREATE TABLE wide (c1 int, c2 int, c3 int, c4 int, c5 int, c6 int, c7 int, c8 int, c9 int, c10 int, c11 int, c12 int, c13 int, c14 int, c15 int, c16 int,
    UNIQUE (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16) INCLUDE (c1));
CREATE UNIQUE INDEX ON wide (c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16);
CREATE UNIQUE INDEX ON wide (md5(c1::text), md5(c2::text), md5(c3::text));
CREATE UNIQUE INDEX ON wide ((md5((c1)::text)));
CREATE UNIQUE INDEX wide_bool ON wide ((c1 > c2), (c3 = c4 OR c5 IS NULL), (c6 IN (1, 2, 3)), ((c7, c8) = (1, 2)));
CREATE UNIQUE INDEX ON wide ((c1::numeric(10,2)), (c2::double precision), (c3::smallint), (c4::varchar(10)::text));
CREATE UNIQUE INDEX ON wide (((c1 + 1)::varchar), ((c1 - 1)::double precision), (('2020-01-01 '||c1)::char(9)));
ALTER TABLE wide DROP COLUMN c16;
