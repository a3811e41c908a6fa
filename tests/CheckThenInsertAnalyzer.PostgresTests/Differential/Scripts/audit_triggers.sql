CREATE SCHEMA audit;
REVOKE CREATE ON SCHEMA audit FROM public;
CREATE TABLE audit.logged_actions (
    event_id bigserial PRIMARY KEY,
    schema_name text NOT NULL,
    table_name text NOT NULL,
    relid oid NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('I','D','U', 'T')),
    row_data jsonb,
    statement_only boolean NOT NULL
);
COMMENT ON TABLE audit.logged_actions IS 'History of auditable actions, from audit.if_modified_func()';
CREATE INDEX logged_actions_relid_idx ON audit.logged_actions (relid);
CREATE OR REPLACE FUNCTION audit.if_modified() RETURNS TRIGGER AS $body$
DECLARE
    row audit.logged_actions;
BEGIN
    IF TG_WHEN <> 'AFTER' THEN RAISE EXCEPTION 'may only run as an AFTER trigger'; END IF;
    row = ROW(nextval('audit.logged_actions_event_id_seq'), TG_TABLE_SCHEMA::text, TG_TABLE_NAME::text, TG_RELID, substring(TG_OP, 1, 1), NULL, 'f');
    INSERT INTO audit.logged_actions VALUES (row.*);
    RETURN NULL;
END;
$body$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public;
CREATE TABLE watched (id int PRIMARY KEY, v text UNIQUE);
CREATE TRIGGER watch AFTER INSERT OR UPDATE ON watched FOR EACH ROW EXECUTE PROCEDURE audit.if_modified();
CREATE VIEW recent AS SELECT * FROM audit.logged_actions;
CREATE VIEW editable AS SELECT id, v FROM watched;
CREATE TRIGGER editing INSTEAD OF INSERT OR UPDATE ON editable FOR EACH ROW EXECUTE FUNCTION audit.if_modified();
CREATE VIEW by_rule AS SELECT id, v FROM watched;
CREATE RULE by_rule_insert AS ON INSERT TO by_rule DO INSTEAD INSERT INTO watched VALUES (NEW.id, NEW.v);
CREATE VIEW by_update_rule AS SELECT id, v FROM watched;
CREATE RULE by_rule_update AS ON UPDATE TO by_update_rule DO INSTEAD NOTHING;
