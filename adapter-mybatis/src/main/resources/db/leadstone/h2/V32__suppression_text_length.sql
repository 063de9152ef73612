-- Space for texts of suppression lists and opt-ins whose length counts code points, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- H2 counts UTF-16 code units in VARCHAR(n). A code point has at most two of them.
ALTER TABLE ${prefix}suppression ALTER COLUMN reason SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}suppression ALTER COLUMN recorded_by SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}submission ALTER COLUMN opt_in_data_processing SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}submission ALTER COLUMN opt_in_marketing SET DATA TYPE VARCHAR(200);
