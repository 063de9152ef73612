-- Submissions of public registrations with their widget sessions, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- id: the session lead id. lead_id: the lead that has the email, or the same id if the submission created the lead.
-- consent_*: the source of a consent that was given. tags, applied_fields: one text per line.
-- refresh_hash: the hash of the only valid refresh token, NULL if the session has ended.
CREATE TABLE ${prefix}submission (
    company_id TEXT COLLATE "C" NOT NULL,
    id UUID NOT NULL,
    lead_id UUID,
    agent_id TEXT COLLATE "C",
    state TEXT NOT NULL,
    first_name TEXT,
    last_name TEXT,
    email TEXT,
    email_key TEXT,
    email_key_rule TEXT,
    phone TEXT,
    phone_e164 TEXT,
    company TEXT,
    source TEXT,
    notes TEXT,
    tags TEXT NOT NULL,
    metadata TEXT NOT NULL,
    consent_data_processing TEXT,
    consent_marketing TEXT,
    origin TEXT,
    address TEXT,
    session_id TEXT NOT NULL,
    refresh_hash TEXT,
    session_expires_at TIMESTAMPTZ(3) NOT NULL,
    received_at TIMESTAMPTZ(3) NOT NULL,
    applied_at TIMESTAMPTZ(3),
    applied_fields TEXT NOT NULL,
    erased_at TIMESTAMPTZ(3),
    CONSTRAINT ${prefix}submission_key PRIMARY KEY (company_id, id)
);

CREATE INDEX ${prefix}submission_lead ON ${prefix}submission (company_id, lead_id, received_at, id);
