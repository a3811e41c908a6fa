CREATE TABLE outbox (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    sequence bigint NOT NULL,
    payload bytea NOT NULL,
    published_at timestamptz,
    CONSTRAINT outbox_pkey PRIMARY KEY (id),
    CONSTRAINT outbox_order UNIQUE (aggregate_type, aggregate_id, sequence)
);
CREATE INDEX outbox_unpublished ON outbox (sequence) WHERE published_at IS NULL;
CREATE TABLE inbox (message_id text, consumer text, received timestamptz DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (message_id, consumer)) WITH (autovacuum_vacuum_scale_factor = 0.01);
CREATE TABLE idempotency_keys (key text NOT NULL, scope text DEFAULT 'global' NOT NULL, response jsonb, locked_at timestamptz, PRIMARY KEY (scope, key));
CREATE TABLE lease (name text PRIMARY KEY, holder text, until timestamptz NOT NULL, generation bigint DEFAULT 0 CONSTRAINT generation_grows CHECK (generation >= 0));
CREATE UNIQUE INDEX one_running ON lease ((true)) WHERE holder IS NOT NULL;
