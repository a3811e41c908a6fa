CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE doctor (id serial PRIMARY KEY, licence text UNIQUE NOT NULL);
CREATE TABLE appointment (
    id serial PRIMARY KEY,
    doctor_id int NOT NULL REFERENCES doctor,
    slot tsrange NOT NULL CHECK (NOT isempty(slot)),
    patient text NOT NULL,
    state text NOT NULL DEFAULT 'planned',
    EXCLUDE USING gist (doctor_id WITH =, slot WITH &&) WHERE (state <> 'cancelled')
);
CREATE UNIQUE INDEX appointment_start ON appointment (doctor_id, lower(slot)) WHERE state <> 'cancelled';
ALTER TABLE appointment RENAME CONSTRAINT appointment_doctor_id_slot_excl TO no_double_booking;
ALTER TABLE appointment RENAME COLUMN slot TO period;
ALTER TABLE appointment ADD CONSTRAINT patient_once EXCLUDE (patient WITH =) DEFERRABLE;
ALTER INDEX patient_once RENAME TO patient_single;
