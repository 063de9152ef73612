-- The owner of a lead, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- owner_id: the id of a person of the host. NULL for a lead without an owner. An erasure keeps it.
ALTER TABLE ${prefix}lead ADD COLUMN owner_id TEXT COLLATE "C";
ALTER TABLE ${prefix}webhook_message ADD COLUMN owner_id TEXT;
CREATE INDEX ${prefix}lead_owner ON ${prefix}lead (company_id, owner_id, created_at, id);
