-- Leadstone's tables on PostgreSQL.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- live_email_key: the email key of a live lead, NULL for a deleted one, so that a plain unique key covers the live alone.
-- tags: a line each, with a line end before the first and after the last. consent_*: NULL as long as nothing was decided.
-- search_words, phone_digits: what a search looks at, folded. last_name_key: UTF-8, so that bytes order it everywhere.
CREATE TABLE ${prefix}lead (
    company_id TEXT COLLATE "C" NOT NULL,
    id UUID NOT NULL,
    agent_id TEXT COLLATE "C",
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL,
    live_email_key TEXT COLLATE "C",
    phone TEXT,
    phone_e164 TEXT,
    company TEXT,
    source TEXT,
    notes TEXT,
    tags TEXT NOT NULL,
    metadata TEXT NOT NULL,
    status TEXT NOT NULL,
    lost_reason TEXT,
    contacted_at TIMESTAMPTZ(3),
    qualified_at TIMESTAMPTZ(3),
    converted_at TIMESTAMPTZ(3),
    lost_at TIMESTAMPTZ(3),
    consent_data_processing BOOLEAN,
    consent_marketing BOOLEAN,
    created_at TIMESTAMPTZ(3) NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL,
    deleted_at TIMESTAMPTZ(3),
    version BIGINT NOT NULL,
    last_event BIGINT NOT NULL,
    search_words TEXT NOT NULL,
    phone_digits TEXT NOT NULL,
    last_name_key BYTEA NOT NULL,
    CONSTRAINT ${prefix}lead_key PRIMARY KEY (company_id, id),
    CONSTRAINT ${prefix}lead_live_email UNIQUE (company_id, live_email_key)
);

CREATE INDEX ${prefix}lead_created ON ${prefix}lead (company_id, created_at, id);
CREATE INDEX ${prefix}lead_updated ON ${prefix}lead (company_id, updated_at, id);
CREATE INDEX ${prefix}lead_last_name ON ${prefix}lead (company_id, last_name_key, id);
CREATE INDEX ${prefix}lead_status ON ${prefix}lead (company_id, status, created_at, id);
CREATE INDEX ${prefix}lead_deleted ON ${prefix}lead (company_id, deleted_at, id);

-- The change log. changes: a line each like tags, field:from:to, the last two empty where they are not told.
CREATE TABLE ${prefix}event (
    company_id TEXT COLLATE "C" NOT NULL,
    lead_id UUID NOT NULL,
    number BIGINT NOT NULL,
    id UUID NOT NULL,
    event_type TEXT NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    actor TEXT NOT NULL,
    changes TEXT NOT NULL,
    CONSTRAINT ${prefix}event_key PRIMARY KEY (company_id, lead_id, number),
    CONSTRAINT ${prefix}event_id UNIQUE (company_id, id)
);

-- The consent ledger.
CREATE TABLE ${prefix}consent (
    company_id TEXT COLLATE "C" NOT NULL,
    lead_id UUID NOT NULL,
    id UUID NOT NULL,
    purpose TEXT NOT NULL,
    granted BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    policy_version TEXT,
    recorded_at TIMESTAMPTZ(3) NOT NULL,
    recorded_by TEXT NOT NULL,
    CONSTRAINT ${prefix}consent_key PRIMARY KEY (company_id, lead_id, id)
);

-- Who captures leads. allowed_origins: a line each, like tags. removed: the id stays with its company.
CREATE TABLE ${prefix}agent (
    company_id TEXT COLLATE "C" NOT NULL,
    agent_id TEXT COLLATE "C" NOT NULL,
    name TEXT,
    allowed_origins TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL,
    removed BOOLEAN NOT NULL,
    CONSTRAINT ${prefix}agent_key PRIMARY KEY (company_id, agent_id),
    CONSTRAINT ${prefix}agent_id UNIQUE (agent_id)
);

-- The keys of programs. scopes: a line each, like tags. Of the secret there is a salted hash only.
CREATE TABLE ${prefix}api_key (
    company_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    role TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created_at TIMESTAMPTZ(3) NOT NULL,
    revoked_at TIMESTAMPTZ(3),
    CONSTRAINT ${prefix}api_key_key PRIMARY KEY (company_id, id),
    CONSTRAINT ${prefix}api_key_id UNIQUE (id)
);
