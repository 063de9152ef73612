-- An index that contains the search text, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- A search compares the text of each lead of the company. This index contains all that it compares, so that the rows of
-- the table are read only for the leads of the page. They are much longer.
CREATE INDEX ${prefix}lead_words ON ${prefix}lead (
    company_id, deleted_at, created_at, id, search_words, phone_digits);
