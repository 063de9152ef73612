CREATE EXTENSION pg_trgm;
CREATE INDEX lead_trigrams ON lead USING GIN (
    first_name gin_trgm_ops, last_name gin_trgm_ops, email gin_trgm_ops, phone gin_trgm_ops, company gin_trgm_ops
)
