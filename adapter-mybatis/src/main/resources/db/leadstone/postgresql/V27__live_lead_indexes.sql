-- Indexes of live and of deleted leads, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- Live leads only, so that a list is counted without its rows. An entry contains no deleted_at, which the row had to be
-- read for. The status is included for lists of several statuses.
DROP INDEX ${prefix}lead_created;
CREATE INDEX ${prefix}lead_created ON ${prefix}lead (company_id, created_at, id) INCLUDE (status)
    WHERE deleted_at IS NULL;
DROP INDEX ${prefix}lead_updated;
CREATE INDEX ${prefix}lead_updated ON ${prefix}lead (company_id, updated_at, id) WHERE deleted_at IS NULL;
DROP INDEX ${prefix}lead_last_name;
CREATE INDEX ${prefix}lead_last_name ON ${prefix}lead (company_id, last_name_key, id) WHERE deleted_at IS NULL;
DROP INDEX ${prefix}lead_status;
CREATE INDEX ${prefix}lead_status ON ${prefix}lead (company_id, status, created_at, id) WHERE deleted_at IS NULL;
DROP INDEX ${prefix}lead_owner;
CREATE INDEX ${prefix}lead_owner ON ${prefix}lead (company_id, owner_id, created_at, id) WHERE deleted_at IS NULL;
DROP INDEX ${prefix}lead_source;
CREATE INDEX ${prefix}lead_source ON ${prefix}lead (company_id, source, created_at, id) WHERE deleted_at IS NULL;
DROP INDEX ${prefix}lead_agent;
CREATE INDEX ${prefix}lead_agent ON ${prefix}lead (company_id, agent_id, created_at, id) WHERE deleted_at IS NULL;

-- The deleted leads of a company, last deleted first. A live lead has no entry.
DROP INDEX ${prefix}lead_deleted;
CREATE INDEX ${prefix}lead_deleted ON ${prefix}lead (company_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
