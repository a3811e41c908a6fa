CREATE TABLE made (id int PRIMARY KEY, name text UNIQUE);
