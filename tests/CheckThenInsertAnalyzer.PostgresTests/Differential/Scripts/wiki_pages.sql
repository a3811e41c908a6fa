CREATE TABLE page (
    page_id serial NOT NULL,
    namespace int DEFAULT 0 NOT NULL,
    title text NOT NULL,
    latest int,
    PRIMARY KEY (page_id)
);
CREATE UNIQUE INDEX page_name ON page (namespace, title);
CREATE UNIQUE INDEX page_name_folded ON page (namespace, lower(replace(title, '_', ' ')));
CREATE TABLE revision (
    rev_id serial UNIQUE,
    page int REFERENCES page ON DELETE CASCADE,
    parent int REFERENCES revision (rev_id),
    sha1 bytea CHECK (octet_length(sha1) = 20),
    PRIMARY KEY (page, rev_id)
);
ALTER TABLE page ADD CONSTRAINT page_latest FOREIGN KEY (page_id, latest) REFERENCES revision (page, rev_id) DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE page_link (source int NOT NULL, target_namespace int NOT NULL DEFAULT 0, target_title text NOT NULL DEFAULT '', UNIQUE (source, target_namespace, target_title));
CREATE VIEW talk AS SELECT page_id, title FROM page WHERE namespace = 1 WITH LOCAL CHECK OPTION;
ALTER TABLE page ADD COLUMN language char(2) COLLATE "C" DEFAULT 'en';
DROP INDEX page_name;
CREATE UNIQUE INDEX page_name ON page (language, namespace, title);
