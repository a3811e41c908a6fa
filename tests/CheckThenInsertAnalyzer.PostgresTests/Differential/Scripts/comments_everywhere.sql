CREATE /* a */ TABLE -- b
t /* ( */ ( -- c )
  a int /* , b int UNIQUE */ PRIMARY KEY, -- , d int UNIQUE
  "b--c" text UNIQUE /* ; */,
  e text DEFAULT '/* not a comment */ -- neither' CHECK (e <> $x$;)$x$) -- last
) -- end
;
CREATE UNIQUE INDEX /* name */ i -- on
  ON t /* (x) */ (lower(/* in */ e) /* collate */ COLLATE "C" -- desc
  , "b--c") WHERE /* where */ e <> ';' -- tail
;
/* CREATE TABLE trap (id int); */
-- CREATE TABLE trap2 (id int);
ALTER TABLE t /* nothing */ ADD COLUMN f int /* x */ UNIQUE;
COMMENT ON TABLE t IS E'it\'s; CREATE TABLE trap3 (id int);';
