CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE SCHEMA lang;
CREATE COLLATION lang.german FROM "C";
CREATE TABLE word (
    w text COLLATE ci UNIQUE,
    v varchar(20) COLLATE "C" NOT NULL,
    d text COLLATE "default",
    g text COLLATE lang.german
);
CREATE UNIQUE INDEX word_v ON word (v COLLATE ci);
CREATE UNIQUE INDEX word_g ON word (g, d COLLATE lang.german text_pattern_ops);
CREATE UNIQUE INDEX word_lower ON word (lower(v) COLLATE "POSIX", (v || d) text_pattern_ops);
CREATE UNIQUE INDEX ON word ((v COLLATE "POSIX"));
CREATE UNIQUE INDEX ON word ((lower(d) COLLATE "C"));
ALTER TABLE word ALTER COLUMN v TYPE text;
ALTER TABLE word ALTER COLUMN d TYPE text COLLATE "POSIX";
