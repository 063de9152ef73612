-- A version for each agent, on MariaDB.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- version: 1 for a new agent; each change adds 1. A removed agent keeps its version, and goes on with the next one.
ALTER TABLE ${prefix}agent ADD COLUMN version BIGINT DEFAULT 1 NOT NULL;
