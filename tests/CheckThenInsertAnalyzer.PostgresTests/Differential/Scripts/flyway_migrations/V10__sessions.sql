CREATE TABLE sessions (
    token text PRIMARY KEY,
    account int NOT NULL REFERENCES accounts,
    started timestamptz DEFAULT now()
);
ALTER TABLE accounts RENAME TO account;
ALTER TABLE account RENAME COLUMN email TO mail_address;
