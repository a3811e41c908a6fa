CREATE EXTENSION btree_gist;
CREATE TABLE booking (
    room int NOT NULL,
    during tstzrange NOT NULL,
    cancelled boolean NOT NULL DEFAULT false,
    id serial PRIMARY KEY,
    EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled),
    CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE booking ADD EXCLUDE USING gist (during WITH &&);
ALTER TABLE booking ADD EXCLUDE USING gist (tstzrange(lower(during), upper(during)) WITH OPERATOR(pg_catalog.&&), room WITH =) INCLUDE (id);
ALTER TABLE booking ADD EXCLUDE (id WITH =);
CREATE TABLE copy (LIKE booking INCLUDING ALL);
ALTER TABLE booking DROP COLUMN cancelled CASCADE;
