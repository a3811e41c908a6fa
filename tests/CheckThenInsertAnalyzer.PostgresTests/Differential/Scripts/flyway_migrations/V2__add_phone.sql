ALTER TABLE accounts ADD COLUMN phone varchar(20), ADD COLUMN country char(2) NOT NULL DEFAULT 'DE';
ALTER TABLE accounts ADD CONSTRAINT accounts_phone UNIQUE (country, phone);
