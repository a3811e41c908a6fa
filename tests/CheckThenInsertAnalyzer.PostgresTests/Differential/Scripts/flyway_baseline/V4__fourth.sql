ALTER TABLE made RENAME COLUMN name TO label;
CREATE UNIQUE INDEX ON made (lower(label));
