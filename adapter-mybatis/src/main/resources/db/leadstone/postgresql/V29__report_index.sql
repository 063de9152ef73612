-- The index of reports, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- It also contains the columns that a report reads. So a report reads no rows, which are scattered over the table. Each
-- update writes an entry of each index anyway, because updated_at has an index.
DROP INDEX ${prefix}lead_created;
CREATE INDEX ${prefix}lead_created ON ${prefix}lead (company_id, created_at, id)
    INCLUDE (status, source, phone, consent_data_processing, consent_marketing, contacted_at, qualified_at,
        converted_at, engaged_at)
    WHERE deleted_at IS NULL;
