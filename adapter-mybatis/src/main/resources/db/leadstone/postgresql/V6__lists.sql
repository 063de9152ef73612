-- What lists of one source or one agent go by, on PostgreSQL.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

CREATE INDEX ${prefix}lead_source ON ${prefix}lead (company_id, source, created_at, id);
CREATE INDEX ${prefix}lead_agent ON ${prefix}lead (company_id, agent_id, created_at, id);
