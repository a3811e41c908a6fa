CREATE TABLE invoice (id uuid PRIMARY KEY, number text NOT NULL, year int NOT NULL, series char(2));
