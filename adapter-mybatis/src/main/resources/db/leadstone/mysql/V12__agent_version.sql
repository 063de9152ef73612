-- A version for each agent, on MySQL 8.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- version: 1 for a new agent; each change adds 1. A restored agent gets the version after that of the removed one.
ALTER TABLE ${prefix}agent ADD COLUMN version BIGINT DEFAULT 1 NOT NULL;
