-- Versioned install script of a job queue.
CREATE SCHEMA jobs;
SET search_path = 'jobs';
CREATE TABLE IF NOT EXISTS "schema" ("version" INT NOT NULL, PRIMARY KEY ("version"));
CREATE TABLE IF NOT EXISTS "counter" (
    "id" SERIAL NOT NULL,
    "key" VARCHAR(100) NOT NULL,
    "value" SMALLINT NOT NULL,
    "expireat" TIMESTAMP NULL,
    PRIMARY KEY ("id")
);
CREATE INDEX "ix_counter_key" ON "counter" ("key");
CREATE TABLE IF NOT EXISTS "hash" (
    "id" SERIAL NOT NULL,
    "key" VARCHAR(100) NOT NULL,
    "field" VARCHAR(100) NOT NULL,
    "value" TEXT NULL,
    "expireat" TIMESTAMP NULL,
    PRIMARY KEY ("id"),
    UNIQUE ("key", "field")
);
CREATE TABLE IF NOT EXISTS "job" ("id" SERIAL NOT NULL, "stateid" INT NULL, "statename" VARCHAR(20) NULL, PRIMARY KEY ("id"));
CREATE TABLE IF NOT EXISTS "state" ("id" SERIAL NOT NULL, "jobid" INT NOT NULL, PRIMARY KEY ("id"), FOREIGN KEY ("jobid") REFERENCES "job" ("id") ON UPDATE CASCADE ON DELETE CASCADE);
CREATE TABLE IF NOT EXISTS "lock" ("resource" VARCHAR(100) NOT NULL, UNIQUE ("resource"));
ALTER TABLE "lock" ADD COLUMN "updatecount" integer NOT NULL DEFAULT 0;
ALTER TABLE "counter" ALTER COLUMN "id" TYPE BIGINT;
ALTER TABLE "hash" ALTER COLUMN "key" TYPE TEXT, ALTER "field" TYPE text USING "field"::text;
ALTER TABLE "lock" ADD COLUMN acquired timestamp without time zone;
ALTER TABLE "job" ALTER COLUMN "id" SET DATA TYPE int8;
RESET search_path;
CREATE TABLE jobs."set" ("key" text NOT NULL, "score" float8 NOT NULL, "value" text NOT NULL, UNIQUE ("key", "value"));
ALTER TABLE jobs."set" RENAME CONSTRAINT set_key_value_key TO ux_set;
