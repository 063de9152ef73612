-- Webhooks, and what is in line for them, on PostgreSQL.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- events: the filters, a line each like tags. previous_secret signs until previous_until.
-- removed_at: gone for its company; the row stays until nothing can be in line for it any more.
CREATE TABLE ${prefix}webhook (
    company_id TEXT COLLATE "C" NOT NULL,
    id UUID NOT NULL,
    url TEXT NOT NULL,
    events TEXT NOT NULL,
    description TEXT,
    secret TEXT NOT NULL,
    previous_secret TEXT,
    previous_until TIMESTAMPTZ(3),
    disabled_reason TEXT,
    failing_since TIMESTAMPTZ(3),
    created_at TIMESTAMPTZ(3) NOT NULL,
    updated_at TIMESTAMPTZ(3) NOT NULL,
    removed_at TIMESTAMPTZ(3),
    version BIGINT NOT NULL,
    CONSTRAINT ${prefix}webhook_key PRIMARY KEY (company_id, id)
);

CREATE INDEX ${prefix}webhook_created ON ${prefix}webhook (company_id, created_at, id);
-- For the upkeep, which looks after all companies at once.
CREATE INDEX ${prefix}webhook_failing ON ${prefix}webhook (failing_since);
CREATE INDEX ${prefix}webhook_removed ON ${prefix}webhook (removed_at);

-- What subscriptions are told, once for all of them: the event and the lead as the event left it. A test has neither.
CREATE TABLE ${prefix}webhook_message (
    company_id TEXT COLLATE "C" NOT NULL,
    id UUID NOT NULL,
    message_type TEXT NOT NULL,
    occurred_at TIMESTAMPTZ(3) NOT NULL,
    lead_id UUID,
    number BIGINT,
    actor TEXT,
    changes TEXT,
    conversation_id UUID,
    agent_id TEXT,
    first_name TEXT,
    last_name TEXT,
    email TEXT,
    phone TEXT,
    phone_e164 TEXT,
    company TEXT,
    source TEXT,
    notes TEXT,
    tags TEXT,
    metadata TEXT,
    status TEXT,
    lost_reason TEXT,
    contacted_at TIMESTAMPTZ(3),
    qualified_at TIMESTAMPTZ(3),
    converted_at TIMESTAMPTZ(3),
    lost_at TIMESTAMPTZ(3),
    consent_data_processing BOOLEAN,
    consent_marketing BOOLEAN,
    engaged_at TIMESTAMPTZ(3),
    last_conversation UUID,
    created_at TIMESTAMPTZ(3),
    updated_at TIMESTAMPTZ(3),
    deleted_at TIMESTAMPTZ(3),
    version BIGINT,
    last_event BIGINT,
    CONSTRAINT ${prefix}webhook_message_key PRIMARY KEY (company_id, id)
);

CREATE INDEX ${prefix}webhook_message_lead ON ${prefix}webhook_message (company_id, lead_id);

-- That a message goes to a subscription. due_at: of a pending one only. claim, claimed_until: whose it is to attempt, and for how long.
-- last_at, last_took (milliseconds), last_code, last_error: the last of all attempts.
CREATE TABLE ${prefix}webhook_delivery (
    company_id TEXT COLLATE "C" NOT NULL,
    webhook_id UUID NOT NULL,
    message_id UUID NOT NULL,
    message_type TEXT NOT NULL,
    lead_id UUID,
    event_number BIGINT,
    status TEXT COLLATE "C" NOT NULL,
    attempts INT NOT NULL,
    last_at TIMESTAMPTZ(3),
    last_took BIGINT,
    last_code INT,
    last_error TEXT,
    due_at TIMESTAMPTZ(3),
    claim UUID,
    claimed_until TIMESTAMPTZ(3),
    happened_at TIMESTAMPTZ(3) NOT NULL,
    finished_at TIMESTAMPTZ(3),
    CONSTRAINT ${prefix}webhook_delivery_key PRIMARY KEY (company_id, webhook_id, message_id)
);

CREATE INDEX ${prefix}webhook_delivery_due ON ${prefix}webhook_delivery (company_id, webhook_id, due_at, message_id);
CREATE INDEX ${prefix}webhook_delivery_lead ON ${prefix}webhook_delivery (company_id, webhook_id, lead_id, status, event_number);
CREATE INDEX ${prefix}webhook_delivery_happened ON ${prefix}webhook_delivery (company_id, webhook_id, happened_at, message_id);
CREATE INDEX ${prefix}webhook_delivery_status ON ${prefix}webhook_delivery (company_id, webhook_id, status, happened_at, message_id);
-- For the upkeep, which looks after all companies at once.
CREATE INDEX ${prefix}webhook_delivery_finished ON ${prefix}webhook_delivery (finished_at);
