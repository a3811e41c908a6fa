CREATE TABLE IF NOT EXISTS device (id bigserial PRIMARY KEY, serial_number text NOT NULL, model text);
