-- Removes an index of webhooks that no statement uses, on MariaDB.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- A failed attempt disables its own webhook, which it finds by its key.
DROP INDEX ${prefix}webhook_failing ON ${prefix}webhook;
