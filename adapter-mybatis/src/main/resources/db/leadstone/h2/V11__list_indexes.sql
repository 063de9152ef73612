-- Indexes of lists with deleted_at, on H2 2. A page of live leads then reads no deleted ones and needs no sort.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

DROP INDEX ${prefix}lead_created;
DROP INDEX ${prefix}lead_updated;
DROP INDEX ${prefix}lead_last_name;
DROP INDEX ${prefix}lead_status;
DROP INDEX ${prefix}lead_source;
DROP INDEX ${prefix}lead_agent;
CREATE INDEX ${prefix}lead_created ON ${prefix}lead (company_id, deleted_at, created_at, id);
CREATE INDEX ${prefix}lead_updated ON ${prefix}lead (company_id, deleted_at, updated_at, id);
CREATE INDEX ${prefix}lead_last_name ON ${prefix}lead (company_id, deleted_at, last_name_key, id);
CREATE INDEX ${prefix}lead_status ON ${prefix}lead (company_id, deleted_at, status, created_at, id);
CREATE INDEX ${prefix}lead_source ON ${prefix}lead (company_id, deleted_at, source, created_at, id);
CREATE INDEX ${prefix}lead_agent ON ${prefix}lead (company_id, deleted_at, agent_id, created_at, id);

DROP INDEX ${prefix}conversation_created;
DROP INDEX ${prefix}conversation_agent;
CREATE INDEX ${prefix}conversation_created ON ${prefix}conversation (company_id, deleted_at, created_at, id);
CREATE INDEX ${prefix}conversation_agent ON ${prefix}conversation (company_id, deleted_at, agent_id, created_at, id);
