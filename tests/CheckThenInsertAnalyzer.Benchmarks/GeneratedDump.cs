using System.Text;

namespace CheckThenInsertAnalyzer.Benchmarks;

/// <summary>A schema as pg_dump --schema-only writes it: first the tables with their sequences, then defaults, keys, indexes and references.</summary>
internal static class GeneratedDump
{
    /// <summary>A primary key, a unique constraint, and a partial unique index.</summary>
    public const int KeysOfTable = 3;

    private const string Head = """
        --
        -- PostgreSQL database dump
        --

        SET statement_timeout = 0;
        SET client_encoding = 'UTF8';
        SET standard_conforming_strings = on;
        SELECT pg_catalog.set_config('search_path', '', false);
        SET default_tablespace = '';
        SET default_table_access_method = heap;

        CREATE FUNCTION public.touch() RETURNS trigger
            LANGUAGE plpgsql
            AS $$
        BEGIN
            NEW.updated_at = now();
            RETURN NEW;
        END;
        $$;


        """;

    /// <summary>A dump of about that many characters.</summary>
    /// <param name="length">How many.</param>
    /// <param name="tables">How many tables it holds.</param>
    public static string OfLength(int length, out int tables)
    {
        tables = Math.Max(1, (length - Head.Length) / (Table(1000).Length + Keys(1000).Length));
        var dump = new StringBuilder(Head);
        for (var number = 1; number <= tables; number++)
            dump.Append(Table(number));
        for (var number = 1; number <= tables; number++)
            dump.Append(Keys(number));
        return dump.ToString();
    }

    private static string Table(int number) =>
        $"""
        --
        -- Name: orders_{number}; Type: TABLE; Schema: public; Owner: shop
        --

        CREATE TABLE public.orders_{number} (
            id bigint NOT NULL,
            tenant_id integer NOT NULL,
            "Code" character varying(40) NOT NULL,
            email text COLLATE pg_catalog."C",
            amount numeric(12,2) DEFAULT 0.00 NOT NULL,
            state text DEFAULT 'open'::text NOT NULL,
            tags text[] DEFAULT ARRAY[]::text[],
            details jsonb DEFAULT jsonb_build_object('source', 'web') NOT NULL,
            created_at timestamp with time zone DEFAULT now() NOT NULL,
            updated_at timestamp(3) without time zone,
            deleted_at timestamp with time zone,
            CONSTRAINT orders_{number}_amount_check CHECK ((amount >= (0)::numeric)),
            CONSTRAINT orders_{number}_state_check CHECK ((state = ANY (ARRAY['open'::text, 'paid'::text, 'sent'::text])))
        );


        ALTER TABLE public.orders_{number} OWNER TO shop;

        COMMENT ON TABLE public.orders_{number} IS 'Orders of the shop''s branch {number}; one row an order';

        CREATE SEQUENCE public.orders_{number}_id_seq
            START WITH 1
            INCREMENT BY 1
            NO MINVALUE
            NO MAXVALUE
            CACHE 1;

        ALTER SEQUENCE public.orders_{number}_id_seq OWNED BY public.orders_{number}.id;


        """;

    private static string Keys(int number) =>
        $"""
        ALTER TABLE ONLY public.orders_{number} ALTER COLUMN id SET DEFAULT nextval('public.orders_{number}_id_seq'::regclass);

        --
        -- Name: orders_{number} orders_{number}_pkey; Type: CONSTRAINT; Schema: public; Owner: shop
        --

        ALTER TABLE ONLY public.orders_{number}
            ADD CONSTRAINT orders_{number}_pkey PRIMARY KEY (id);

        ALTER TABLE ONLY public.orders_{number}
            ADD CONSTRAINT orders_{number}_code_key UNIQUE (tenant_id, "Code");

        CREATE UNIQUE INDEX orders_{number}_email_key ON public.orders_{number} USING btree (tenant_id, lower(email)) WHERE (deleted_at IS NULL);

        CREATE INDEX orders_{number}_created_at_idx ON public.orders_{number} USING btree (created_at DESC);

        CREATE TRIGGER touch BEFORE UPDATE ON public.orders_{number} FOR EACH ROW EXECUTE FUNCTION public.touch();

        ALTER TABLE ONLY public.orders_{number}
            ADD CONSTRAINT orders_{number}_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(id) ON DELETE CASCADE;

        GRANT SELECT,INSERT ON TABLE public.orders_{number} TO reporting;


        """;
}
