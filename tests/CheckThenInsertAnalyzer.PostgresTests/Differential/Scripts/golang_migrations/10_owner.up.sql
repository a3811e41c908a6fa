CREATE TABLE owner (id serial PRIMARY KEY, name text UNIQUE);
ALTER TABLE device ADD COLUMN owner_id int REFERENCES owner;
ALTER TABLE device RENAME COLUMN model TO kind;
