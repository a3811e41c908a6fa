CREATE TABLE ledger_account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    iban varchar(34) NOT NULL,
    currency char(3) NOT NULL,
    closed boolean DEFAULT FALSE NOT NULL,
    CONSTRAINT iban_upper CHECK (iban = upper(iban)),
    CONSTRAINT ux_iban_currency UNIQUE (iban, currency) NOT DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE transfer (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    debit bigint NOT NULL REFERENCES ledger_account (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
    credit bigint NOT NULL,
    amount numeric(19,4) NOT NULL CHECK (amount > 0),
    reference text,
    booked_on date NOT NULL DEFAULT CURRENT_DATE,
    idempotency_key text CONSTRAINT transfer_idempotent UNIQUE,
    CONSTRAINT different CHECK (debit <> credit),
    CONSTRAINT fk_credit FOREIGN KEY (credit) REFERENCES ledger_account (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX transfer_reference ON transfer (debit, booked_on, reference) NULLS NOT DISTINCT;
CREATE INDEX ON transfer (credit) INCLUDE (amount) WHERE amount > 1000;
ALTER TABLE ledger_account DROP CONSTRAINT iban_upper;
ALTER TABLE transfer ALTER COLUMN idempotency_key SET NOT NULL;
