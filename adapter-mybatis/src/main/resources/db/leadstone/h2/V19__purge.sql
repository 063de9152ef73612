-- The purge of deleted leads, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- The deleted leads of all companies, for the purge, which looks after all companies at once.
CREATE INDEX ${prefix}lead_purge ON ${prefix}lead (deleted_at, company_id, id);
