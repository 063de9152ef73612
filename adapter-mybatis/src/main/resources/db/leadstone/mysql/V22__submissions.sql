-- Submissions of public registrations with their widget sessions, on MySQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- id: the session lead id. lead_id: the lead that has the email, or the same id if the submission created the lead.
-- consent_*: the source of a consent that was given. tags, applied_fields: one text per line.
-- refresh_hash: the hash of the only valid refresh token, NULL if the session has ended.
CREATE TABLE ${prefix}submission (
    company_id VARCHAR(64) NOT NULL,
    id BINARY(16) NOT NULL,
    lead_id BINARY(16),
    agent_id VARCHAR(64),
    state VARCHAR(20) NOT NULL,
    first_name VARCHAR(100),
    last_name VARCHAR(100),
    email VARCHAR(254),
    email_key VARCHAR(254),
    email_key_rule VARCHAR(40),
    phone VARCHAR(50),
    phone_e164 VARCHAR(16),
    company VARCHAR(200),
    source VARCHAR(100),
    notes TEXT,
    tags TEXT NOT NULL,
    metadata TEXT NOT NULL,
    consent_data_processing VARCHAR(100),
    consent_marketing VARCHAR(100),
    origin VARCHAR(300),
    address VARCHAR(100),
    session_id VARCHAR(100) NOT NULL,
    refresh_hash VARCHAR(100),
    session_expires_at DATETIME(3) NOT NULL,
    received_at DATETIME(3) NOT NULL,
    applied_at DATETIME(3),
    applied_fields TEXT NOT NULL,
    erased_at DATETIME(3),
    CONSTRAINT ${prefix}submission_key PRIMARY KEY (company_id, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX ${prefix}submission_lead ON ${prefix}submission (company_id, lead_id, received_at, id);
