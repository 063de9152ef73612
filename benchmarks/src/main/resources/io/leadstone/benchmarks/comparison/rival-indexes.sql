ALTER TABLE lead ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX lead_email ON lead (company_id, LOWER(email)) WHERE deleted_at IS NULL;
CREATE INDEX lead_created ON lead (company_id, created_at DESC);
CREATE INDEX lead_status ON lead (company_id, status, created_at DESC)
