CREATE TABLE never_made (id int PRIMARY KEY);
