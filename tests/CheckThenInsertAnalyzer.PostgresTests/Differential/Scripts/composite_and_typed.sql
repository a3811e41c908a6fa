CREATE TYPE address AS (street text, city text COLLATE "C", zip varchar(10));
CREATE TABLE home OF address (PRIMARY KEY (zip, street), city WITH OPTIONS NOT NULL DEFAULT 'here', CHECK (zip <> ''));
CREATE TABLE office (id int PRIMARY KEY, place address, places address[], UNIQUE (place));
CREATE UNIQUE INDEX office_city ON office (((place).city), (lower((place).street)));
CREATE UNIQUE INDEX ON office (((place).zip)) WHERE (place).city <> 'x';
ALTER TABLE office RENAME COLUMN place TO location;
CREATE TABLE bare OF address;
ALTER TABLE bare ADD UNIQUE (street);
