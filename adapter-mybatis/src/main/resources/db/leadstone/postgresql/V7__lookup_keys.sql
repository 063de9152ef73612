-- What a search finds leads by, on PostgreSQL: other numbers than those of V4, in a column of another name, so that neither is taken for
-- the other.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- With the column go its indexes.
ALTER TABLE ${prefix}lead DROP COLUMN search_keys;

-- lookup_keys: numbers that only Leadstone can work out. NULL in leads that were there before, as long as they are not renewed.
ALTER TABLE ${prefix}lead ADD COLUMN lookup_keys BIGINT[];

-- What was written last is read as a list by each search until it is put into the index: not more of it than that.
CREATE INDEX ${prefix}lead_search ON ${prefix}lead USING GIN (lookup_keys) WITH (gin_pending_list_limit = 256);
CREATE INDEX ${prefix}lead_unrenewed ON ${prefix}lead (company_id, id) WHERE lookup_keys IS NULL;
