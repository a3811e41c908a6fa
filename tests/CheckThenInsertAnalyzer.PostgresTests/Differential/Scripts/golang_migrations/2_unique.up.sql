CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS device_serial ON device (serial_number, (coalesce(model, '')));
