-- Leadstone's tables on H2 2.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- live_email_key: the email key of a live lead, NULL for a deleted one, so that a plain unique key covers the live alone.
-- tags: a line each, with a line end before the first and after the last. consent_*: NULL as long as nothing was decided.
-- search_words, phone_digits: what a search looks at, folded. last_name_key: UTF-8, so that bytes order it everywhere.
CREATE TABLE ${prefix}lead (
    company_id VARCHAR(64) NOT NULL,
    id UUID NOT NULL,
    agent_id VARCHAR(64),
    first_name VARCHAR(100) NOT NULL,
    last_name VARCHAR(100) NOT NULL,
    email VARCHAR(254) NOT NULL,
    live_email_key VARCHAR(254),
    phone VARCHAR(50),
    phone_e164 VARCHAR(16),
    company VARCHAR(200),
    source VARCHAR(100),
    notes VARCHAR,
    tags VARCHAR NOT NULL,
    metadata VARCHAR NOT NULL,
    status VARCHAR(20) NOT NULL,
    lost_reason VARCHAR(500),
    contacted_at TIMESTAMP(3) WITH TIME ZONE,
    qualified_at TIMESTAMP(3) WITH TIME ZONE,
    converted_at TIMESTAMP(3) WITH TIME ZONE,
    lost_at TIMESTAMP(3) WITH TIME ZONE,
    consent_data_processing BOOLEAN,
    consent_marketing BOOLEAN,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    deleted_at TIMESTAMP(3) WITH TIME ZONE,
    version BIGINT NOT NULL,
    last_event BIGINT NOT NULL,
    search_words VARCHAR NOT NULL,
    phone_digits VARCHAR(100) NOT NULL,
    last_name_key VARBINARY(600) NOT NULL,
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
    company_id VARCHAR(64) NOT NULL,
    lead_id UUID NOT NULL,
    number BIGINT NOT NULL,
    id UUID NOT NULL,
    event_type VARCHAR(50) NOT NULL,
    occurred_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    actor VARCHAR(200) NOT NULL,
    changes VARCHAR NOT NULL,
    CONSTRAINT ${prefix}event_key PRIMARY KEY (company_id, lead_id, number),
    CONSTRAINT ${prefix}event_id UNIQUE (company_id, id)
);

-- The consent ledger.
CREATE TABLE ${prefix}consent (
    company_id VARCHAR(64) NOT NULL,
    lead_id UUID NOT NULL,
    id UUID NOT NULL,
    purpose VARCHAR(50) NOT NULL,
    granted BOOLEAN NOT NULL,
    source VARCHAR(100) NOT NULL,
    policy_version VARCHAR(100),
    recorded_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    recorded_by VARCHAR(200) NOT NULL,
    CONSTRAINT ${prefix}consent_key PRIMARY KEY (company_id, lead_id, id)
);

-- Who captures leads. allowed_origins: a line each, like tags. removed: the id stays with its company.
CREATE TABLE ${prefix}agent (
    company_id VARCHAR(64) NOT NULL,
    agent_id VARCHAR(64) NOT NULL,
    name VARCHAR(100),
    allowed_origins VARCHAR NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    removed BOOLEAN NOT NULL,
    CONSTRAINT ${prefix}agent_key PRIMARY KEY (company_id, agent_id),
    CONSTRAINT ${prefix}agent_id UNIQUE (agent_id)
);

-- The keys of programs. scopes: a line each, like tags. Of the secret there is a salted hash only.
CREATE TABLE ${prefix}api_key (
    company_id VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    name VARCHAR(100) NOT NULL,
    scopes VARCHAR(100) NOT NULL,
    role VARCHAR(20) NOT NULL,
    secret_hash VARCHAR(100) NOT NULL,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP(3) WITH TIME ZONE,
    CONSTRAINT ${prefix}api_key_key PRIMARY KEY (company_id, id),
    CONSTRAINT ${prefix}api_key_id UNIQUE (id)
);
