-- Suppression lists, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- The suppression list of each company. hash: the HMAC-SHA-256 of an email key or a phone number, with the key that
-- key_id names. effect: refuse, without_marketing or without_data_processing.
CREATE TABLE ${prefix}suppression (
    company_id TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    effect TEXT COLLATE "C" NOT NULL,
    id UUID NOT NULL,
    key_id TEXT NOT NULL,
    reason TEXT,
    recorded_at TIMESTAMPTZ(3) NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT ${prefix}suppression_key PRIMARY KEY (company_id, hash, effect)
);

-- The lists of a company, newest first.
CREATE INDEX ${prefix}suppression_newest ON ${prefix}suppression (company_id, recorded_at, id);
