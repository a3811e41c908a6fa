DROP INDEX device_serial;
