-- Terms for the filters of lists, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- filter_terms: hashes of phone, company, tags and metadata, each between blanks. NULL if there are none. Only
-- Leadstone can compute them, so existing leads must be reindexed. H2 has no index of them.
ALTER TABLE ${prefix}lead ADD COLUMN filter_terms VARCHAR;

-- A database without leads needs no reindexing. Its version is that of the new rules.
UPDATE ${prefix}search_index SET version = 3 WHERE NOT EXISTS (SELECT 1 FROM ${prefix}lead);
