CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL,
    secret_hash TEXT NOT NULL
);
CREATE TABLE lead (
    id UUID NOT NULL,
    company_id TEXT NOT NULL,
    agent_id TEXT,
    first_name TEXT,
    last_name TEXT,
    email TEXT,
    phone TEXT,
    company TEXT,
    source TEXT,
    notes TEXT,
    status TEXT NOT NULL,
    tags JSONB NOT NULL,
    metadata JSONB NOT NULL,
    consent_data_processing BOOLEAN NOT NULL,
    consent_data_processing_at TIMESTAMPTZ,
    consent_marketing BOOLEAN NOT NULL,
    consent_marketing_at TIMESTAMPTZ,
    contacted_at TIMESTAMPTZ,
    qualified_at TIMESTAMPTZ,
    converted_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    deleted_at TIMESTAMPTZ,
    version BIGINT NOT NULL
)
