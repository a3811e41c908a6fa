ALTER TABLE users ADD COLUMN tenant int NOT NULL DEFAULT 1;
DROP INDEX users_name_key;
CREATE UNIQUE INDEX users_tenant_name ON users (tenant, upper(name));
