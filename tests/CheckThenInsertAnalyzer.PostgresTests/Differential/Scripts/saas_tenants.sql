CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS citext;
CREATE SCHEMA IF NOT EXISTS app;
CREATE SCHEMA billing;

CREATE TABLE app.tenants (
    id uuid PRIMARY KEY DEFAULT uuid_generate_v4(),
    slug citext NOT NULL UNIQUE,
    settings jsonb NOT NULL DEFAULT '{}'::jsonb
);

CREATE TABLE app.members (
    tenant_id uuid NOT NULL REFERENCES app.tenants (id) ON DELETE CASCADE,
    email citext NOT NULL,
    role text NOT NULL DEFAULT 'reader',
    invited_by uuid,
    removed_at timestamptz,
    PRIMARY KEY (tenant_id, email)
);
CREATE UNIQUE INDEX one_owner ON app.members (tenant_id) WHERE role = 'owner' AND removed_at IS NULL;

CREATE TABLE billing.invoices (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    issued date NOT NULL DEFAULT CURRENT_DATE,
    external_id text,
    CONSTRAINT invoices_pk PRIMARY KEY (tenant_id, number),
    CONSTRAINT invoices_external UNIQUE NULLS NOT DISTINCT (tenant_id, external_id),
    CONSTRAINT invoices_tenant FOREIGN KEY (tenant_id) REFERENCES app.tenants
);
CREATE UNIQUE INDEX ON billing.invoices ((issued - DATE '2000-01-01'), tenant_id) INCLUDE (number);
ALTER TABLE billing.invoices ENABLE ROW LEVEL SECURITY;
