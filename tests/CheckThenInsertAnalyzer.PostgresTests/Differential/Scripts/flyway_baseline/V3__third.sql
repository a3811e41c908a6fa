ALTER TABLE made ADD COLUMN wrong int;
