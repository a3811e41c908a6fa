SET lock_timeout = 0;
SET row_security = off;
CREATE EXTENSION IF NOT EXISTS pgcrypto WITH SCHEMA public;
COMMENT ON EXTENSION pgcrypto IS 'cryptographic functions';
CREATE TYPE public.kind AS ENUM (
    'a',
    'b;c'
);
CREATE TABLE ONLY_public (x int);
CREATE TABLE public.documents (
    id uuid DEFAULT public.gen_random_uuid() NOT NULL,
    kind public.kind DEFAULT 'a'::public.kind NOT NULL,
    name character varying(100) DEFAULT NULL::character varying,
    tags text[] DEFAULT '{}'::text[] NOT NULL,
    meta jsonb DEFAULT jsonb_build_object('a', 1),
    ratio double precision DEFAULT '-1'::integer,
    made timestamp(3) without time zone DEFAULT CURRENT_TIMESTAMP(3) NOT NULL,
    life interval DEFAULT '01:00:00'::interval,
    CONSTRAINT documents_name_check CHECK (((name)::text <> ''::text))
)
WITH (autovacuum_enabled='true');
ALTER TABLE ONLY public.documents REPLICA IDENTITY FULL;
ALTER TABLE public.documents OWNER TO CURRENT_USER;
ALTER TABLE ONLY public.documents ALTER COLUMN name SET STATISTICS 500;
ALTER TABLE ONLY public.documents ALTER COLUMN meta SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX documents_unique ON public.documents USING btree (kind, lower((name)::text) varchar_pattern_ops, ((meta ->> 'a'::text))) NULLS NOT DISTINCT WHERE ((kind = 'a'::public.kind) AND (tags <> '{}'::text[]));
ALTER TABLE ONLY public.documents ADD CONSTRAINT documents_pkey PRIMARY KEY (id) DEFERRABLE;
ALTER TABLE ONLY public.documents CLUSTER ON documents_pkey;
CREATE PUBLICATION everything FOR TABLE ONLY public.documents;
GRANT ALL ON TABLE public.documents TO PUBLIC;
