BEGIN;
ALTER TABLE invoice ADD CONSTRAINT invoice_number UNIQUE (year, number);
COMMIT;
