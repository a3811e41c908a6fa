CREATE TABLE accounts (
    id serial PRIMARY KEY,
    login text NOT NULL,
    mail text
);
CREATE UNIQUE INDEX accounts_login ON accounts (login);
