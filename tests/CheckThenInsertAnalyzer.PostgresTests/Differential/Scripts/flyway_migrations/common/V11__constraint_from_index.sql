ALTER TABLE account ADD CONSTRAINT account_login_key UNIQUE USING INDEX accounts_login;
ALTER TABLE account DROP CONSTRAINT accounts_phone;
ALTER TABLE account ADD UNIQUE (phone);
