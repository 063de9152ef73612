-- The form and the wording of registrations, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- form: the name or the path of the form. text_*: the wording that the form showed for a consent.
ALTER TABLE ${prefix}submission ADD COLUMN form TEXT;
ALTER TABLE ${prefix}submission ADD COLUMN text_data_processing TEXT;
ALTER TABLE ${prefix}submission ADD COLUMN text_marketing TEXT;

-- Finds the submissions of a company in one state, newest first.
CREATE INDEX ${prefix}submission_state ON ${prefix}submission (company_id, state, received_at, id);
