ALTER TABLE accounts RENAME COLUMN mail TO email;
CREATE UNIQUE INDEX accounts_email ON accounts (lower(email)) WHERE email IS NOT NULL;
