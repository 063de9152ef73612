-- An index that contains all columns that a list of leads compares, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- Searches, and lists with several filters or with one that has no index, compare each lead of the company. This index
-- contains all that they compare, so that the rows of the table are read only for the leads of the page. They are much
-- longer. It replaces the index of script V30, which contained only what a search compares.
CREATE INDEX ${prefix}lead_covering ON ${prefix}lead (
    company_id, deleted_at, created_at, id, search_words, phone_digits, filter_terms,
    status, source, agent_id, owner_id, consent_marketing, consent_data_processing, updated_at, last_name_key);
DROP INDEX ${prefix}lead_words;
