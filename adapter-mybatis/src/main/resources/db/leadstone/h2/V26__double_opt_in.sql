-- Consents that wait for a confirmation, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

ALTER TABLE ${prefix}agent ADD COLUMN double_opt_in BOOLEAN DEFAULT FALSE NOT NULL;

-- opt_in_data_processing, opt_in_marketing: the source of a consent that waits, or has waited.
-- opt_in_hash: the hash of the token that confirms them.
ALTER TABLE ${prefix}submission ADD COLUMN opt_in_data_processing VARCHAR(100);
ALTER TABLE ${prefix}submission ADD COLUMN opt_in_marketing VARCHAR(100);
ALTER TABLE ${prefix}submission ADD COLUMN opt_in_hash VARCHAR(43);
ALTER TABLE ${prefix}submission ADD COLUMN opt_in_expires_at TIMESTAMP(3) WITH TIME ZONE;
ALTER TABLE ${prefix}submission ADD COLUMN opt_in_confirmed_at TIMESTAMP(3) WITH TIME ZONE;

-- Finds the submissions with an opt-in, for the report.
CREATE INDEX ${prefix}submission_opt_in ON ${prefix}submission (company_id, opt_in_expires_at);
