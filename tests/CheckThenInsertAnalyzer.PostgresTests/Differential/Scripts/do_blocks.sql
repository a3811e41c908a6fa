DO $$ BEGIN CREATE TYPE state AS ENUM ('a', 'b'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO LANGUAGE plpgsql $$
DECLARE
    n int := 0;
BEGIN
    CREATE TABLE IF NOT EXISTS job (id serial PRIMARY KEY, state state NOT NULL, old_name text);
    IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'job_name') THEN
        ALTER TABLE job ADD CONSTRAINT job_name UNIQUE (old_name);
    ELSE
        RAISE NOTICE 'it is there';
    END IF;
    IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'job' AND column_name = 'old_name') THEN
        ALTER TABLE job RENAME COLUMN old_name TO name;
    END IF;
    EXECUTE 'CREATE UNIQUE INDEX job_lower ON job (lower(name))';
    FOR n IN 1..3 LOOP
        PERFORM n;
    END LOOP;
END
$$;
DO 'BEGIN IF NOT EXISTS (SELECT FROM pg_class WHERE relname = ''other'') THEN CREATE TABLE other (id int PRIMARY KEY); END IF; END';
DO $outer$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_indexes WHERE indexname = 'x') THEN
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_indexes WHERE indexname = 'y') THEN
                CREATE UNIQUE INDEX y ON other (id);
            END IF;
            CREATE UNIQUE INDEX x ON other (id) INCLUDE (id);
        EXCEPTION WHEN OTHERS THEN
            DROP TABLE other;
        END;
    END IF;
END $outer$;
