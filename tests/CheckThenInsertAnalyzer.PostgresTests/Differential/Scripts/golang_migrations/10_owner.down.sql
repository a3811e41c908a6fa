ALTER TABLE device DROP COLUMN owner_id;
DROP TABLE owner;
