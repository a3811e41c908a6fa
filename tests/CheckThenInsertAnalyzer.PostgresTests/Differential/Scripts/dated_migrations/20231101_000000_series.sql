ALTER TABLE invoice DROP CONSTRAINT invoice_number;
ALTER TABLE invoice ALTER COLUMN series SET NOT NULL;
ALTER TABLE invoice ADD CONSTRAINT invoice_number UNIQUE (series, year, number);
