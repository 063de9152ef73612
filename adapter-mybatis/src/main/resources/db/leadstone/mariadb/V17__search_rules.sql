-- New rules of the search, on MariaDB.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- A database without leads needs no reindexing. Its version is that of the new rules.
UPDATE ${prefix}search_index SET version = 2 WHERE NOT EXISTS (SELECT 1 FROM ${prefix}lead);
