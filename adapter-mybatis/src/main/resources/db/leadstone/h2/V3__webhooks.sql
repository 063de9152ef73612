-- Webhooks, and what is in line for them, on H2 2.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- events: the filters, a line each like tags. previous_secret signs until previous_until.
-- removed_at: gone for its company; the row stays until nothing can be in line for it any more.
CREATE TABLE ${prefix}webhook (
    company_id VARCHAR(64) NOT NULL,
    id UUID NOT NULL,
    url VARCHAR(2000) NOT NULL,
    events VARCHAR(2000) NOT NULL,
    description VARCHAR(200),
    secret VARCHAR(100) NOT NULL,
    previous_secret VARCHAR(100),
    previous_until TIMESTAMP(3) WITH TIME ZONE,
    disabled_reason VARCHAR(20),
    failing_since TIMESTAMP(3) WITH TIME ZONE,
    created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    removed_at TIMESTAMP(3) WITH TIME ZONE,
    version BIGINT NOT NULL,
    CONSTRAINT ${prefix}webhook_key PRIMARY KEY (company_id, id)
);

CREATE INDEX ${prefix}webhook_created ON ${prefix}webhook (company_id, created_at, id);
-- For the upkeep, which looks after all companies at once.
CREATE INDEX ${prefix}webhook_failing ON ${prefix}webhook (failing_since);
CREATE INDEX ${prefix}webhook_removed ON ${prefix}webhook (removed_at);

-- What subscriptions are told, once for all of them: the event and the lead as the event left it. A test has neither.
CREATE TABLE ${prefix}webhook_message (
    company_id VARCHAR(64) NOT NULL,
    id UUID NOT NULL,
    message_type VARCHAR(50) NOT NULL,
    occurred_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    lead_id UUID,
    number BIGINT,
    actor VARCHAR(200),
    changes VARCHAR,
    conversation_id UUID,
    agent_id VARCHAR(64),
    first_name VARCHAR(100),
    last_name VARCHAR(100),
    email VARCHAR(254),
    phone VARCHAR(50),
    phone_e164 VARCHAR(16),
    company VARCHAR(200),
    source VARCHAR(100),
    notes VARCHAR,
    tags VARCHAR,
    metadata VARCHAR,
    status VARCHAR(20),
    lost_reason VARCHAR(500),
    contacted_at TIMESTAMP(3) WITH TIME ZONE,
    qualified_at TIMESTAMP(3) WITH TIME ZONE,
    converted_at TIMESTAMP(3) WITH TIME ZONE,
    lost_at TIMESTAMP(3) WITH TIME ZONE,
    consent_data_processing BOOLEAN,
    consent_marketing BOOLEAN,
    engaged_at TIMESTAMP(3) WITH TIME ZONE,
    last_conversation UUID,
    created_at TIMESTAMP(3) WITH TIME ZONE,
    updated_at TIMESTAMP(3) WITH TIME ZONE,
    deleted_at TIMESTAMP(3) WITH TIME ZONE,
    version BIGINT,
    last_event BIGINT,
    CONSTRAINT ${prefix}webhook_message_key PRIMARY KEY (company_id, id)
);

CREATE INDEX ${prefix}webhook_message_lead ON ${prefix}webhook_message (company_id, lead_id);

-- That a message goes to a subscription. due_at: of a pending one only. claim, claimed_until: whose it is to attempt, and for how long.
-- last_at, last_took (milliseconds), last_code, last_error: the last of all attempts.
CREATE TABLE ${prefix}webhook_delivery (
    company_id VARCHAR(64) NOT NULL,
    webhook_id UUID NOT NULL,
    message_id UUID NOT NULL,
    message_type VARCHAR(50) NOT NULL,
    lead_id UUID,
    event_number BIGINT,
    status VARCHAR(20) NOT NULL,
    attempts INT NOT NULL,
    last_at TIMESTAMP(3) WITH TIME ZONE,
    last_took BIGINT,
    last_code INT,
    last_error VARCHAR,
    due_at TIMESTAMP(3) WITH TIME ZONE,
    claim UUID,
    claimed_until TIMESTAMP(3) WITH TIME ZONE,
    happened_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
    finished_at TIMESTAMP(3) WITH TIME ZONE,
    CONSTRAINT ${prefix}webhook_delivery_key PRIMARY KEY (company_id, webhook_id, message_id)
);

CREATE INDEX ${prefix}webhook_delivery_due ON ${prefix}webhook_delivery (company_id, webhook_id, due_at, message_id);
CREATE INDEX ${prefix}webhook_delivery_lead ON ${prefix}webhook_delivery (company_id, webhook_id, lead_id, status, event_number);
CREATE INDEX ${prefix}webhook_delivery_happened ON ${prefix}webhook_delivery (company_id, webhook_id, happened_at, message_id);
CREATE INDEX ${prefix}webhook_delivery_status ON ${prefix}webhook_delivery (company_id, webhook_id, status, happened_at, message_id);
-- For the upkeep, which looks after all companies at once.
CREATE INDEX ${prefix}webhook_delivery_finished ON ${prefix}webhook_delivery (finished_at);
