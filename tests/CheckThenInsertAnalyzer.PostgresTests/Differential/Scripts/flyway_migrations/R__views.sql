CREATE OR REPLACE VIEW account_names AS SELECT id, login, mail_address AS mail FROM account;
