-- Submissions of public registrations with their widget sessions, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- id: the session lead id. lead_id: the lead that has the email, or the same id if the submission created the lead.
-- consent_*: the source of a consent that was given. tags, applied_fields: one text per line.
-- refresh_hash: the hash of the only valid refresh token, NULL if the session has ended.
CREATE TABLE ${prefix}submission (
    company_id VARCHAR(64) NOT NULL,
    id UUID NOT NULL,
    lead_id UUID,
    agent_id VARCHAR(64),
    state VARCHAR NOT NULL,
    first_name VARCHAR,
    last_name VARCHAR,
    email VARCHAR,
    email_key VARCHAR,
    email_key_rule VARCHAR,
    phone VARCHAR,
    phone_e164 VARCHAR,
    company VARCHAR,
    source VARCHAR,
    notes VARCHAR,
    tags VARCHAR NOT NULL,
    metadata VARCHAR NOT NULL,
    consent_data_processing VARCHAR,
    consent_marketing VARCHAR,
    origin VARCHAR,
    address VARCHAR,
    session_id VARCHAR NOT NULL,
    refresh_hash VARCHAR,
    session_expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    applied_at TIMESTAMP(3) WITH TIME ZONE,
    applied_fields VARCHAR NOT NULL,
    erased_at TIMESTAMP(3) WITH TIME ZONE,
    CONSTRAINT ${prefix}submission_key PRIMARY KEY (company_id, id)
);

CREATE INDEX ${prefix}submission_lead ON ${prefix}submission (company_id, lead_id, received_at, id);
