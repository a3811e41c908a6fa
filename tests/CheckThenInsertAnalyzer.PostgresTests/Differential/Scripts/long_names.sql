CREATE TABLE a_table_with_a_very_long_name_that_is_nearly_at_the_limit_of_names (
    a_column_with_a_name_that_is_quite_long_too integer UNIQUE,
    another_column_with_a_name_that_is_quite_long integer,
    third serial,
    UNIQUE (a_column_with_a_name_that_is_quite_long_too, another_column_with_a_name_that_is_quite_long, third),
    CHECK (another_column_with_a_name_that_is_quite_long > 0),
    CHECK (another_column_with_a_name_that_is_quite_long < 100),
    PRIMARY KEY (third)
);
CREATE UNIQUE INDEX an_index_with_a_very_long_name_that_is_much_longer_than_the_limit_of_names_which_is_cut ON a_table_with_a_very_long_name_that_is_nearly_at_the_limit_of_names (third);
CREATE UNIQUE INDEX ON a_table_with_a_very_long_name_that_is_nearly_at_the_limit_of_names (third, another_column_with_a_name_that_is_quite_long);
CREATE TABLE "Größentabelle_mit_einem_Namen_der_viel_länger_ist_als_nötig_und_üblich" ("Übergröße_mit_einem_sehr_langen_Namen_äöü" int UNIQUE, "b B" int UNIQUE);
