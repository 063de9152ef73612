-- Webhooks, and what is in line for them, on MySQL 8.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- events: the filters, a line each like tags. previous_secret signs until previous_until.
-- removed_at: gone for its company; the row stays until nothing can be in line for it any more.
CREATE TABLE ${prefix}webhook (
    company_id VARCHAR(64) NOT NULL,
    id BINARY(16) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    events VARCHAR(2000) NOT NULL,
    description VARCHAR(200),
    secret VARCHAR(100) NOT NULL,
    previous_secret VARCHAR(100),
    previous_until DATETIME(3),
    disabled_reason VARCHAR(20),
    failing_since DATETIME(3),
    created_at DATETIME(3) NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    removed_at DATETIME(3),
    version BIGINT NOT NULL,
    CONSTRAINT ${prefix}webhook_key PRIMARY KEY (company_id, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX ${prefix}webhook_created ON ${prefix}webhook (company_id, created_at, id);
-- For the upkeep, which looks after all companies at once.
CREATE INDEX ${prefix}webhook_failing ON ${prefix}webhook (failing_since);
CREATE INDEX ${prefix}webhook_removed ON ${prefix}webhook (removed_at);

-- What subscriptions are told, once for all of them: the event and the lead as the event left it. A test has neither.
CREATE TABLE ${prefix}webhook_message (
    company_id VARCHAR(64) NOT NULL,
    id BINARY(16) NOT NULL,
    message_type VARCHAR(50) NOT NULL,
    occurred_at DATETIME(3) NOT NULL,
    lead_id BINARY(16),
    number BIGINT,
    actor VARCHAR(200),
    changes TEXT,
    conversation_id BINARY(16),
    agent_id VARCHAR(64),
    first_name VARCHAR(100),
    last_name VARCHAR(100),
    email VARCHAR(254),
    phone VARCHAR(50),
    phone_e164 VARCHAR(16),
    company VARCHAR(200),
    source VARCHAR(100),
    notes TEXT,
    tags TEXT,
    metadata TEXT,
    status VARCHAR(20),
    lost_reason VARCHAR(500),
    contacted_at DATETIME(3),
    qualified_at DATETIME(3),
    converted_at DATETIME(3),
    lost_at DATETIME(3),
    consent_data_processing BOOLEAN,
    consent_marketing BOOLEAN,
    engaged_at DATETIME(3),
    last_conversation BINARY(16),
    created_at DATETIME(3),
    updated_at DATETIME(3),
    deleted_at DATETIME(3),
    version BIGINT,
    last_event BIGINT,
    CONSTRAINT ${prefix}webhook_message_key PRIMARY KEY (company_id, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX ${prefix}webhook_message_lead ON ${prefix}webhook_message (company_id, lead_id);

-- That a message goes to a subscription. due_at: of a pending one only. claim, claimed_until: whose it is to attempt, and for how long.
-- last_at, last_took (milliseconds), last_code, last_error: the last of all attempts.
CREATE TABLE ${prefix}webhook_delivery (
    company_id VARCHAR(64) NOT NULL,
    webhook_id BINARY(16) NOT NULL,
    message_id BINARY(16) NOT NULL,
    message_type VARCHAR(50) NOT NULL,
    lead_id BINARY(16),
    event_number BIGINT,
    status VARCHAR(20) NOT NULL,
    attempts INT NOT NULL,
    last_at DATETIME(3),
    last_took BIGINT,
    last_code INT,
    last_error TEXT,
    due_at DATETIME(3),
    claim BINARY(16),
    claimed_until DATETIME(3),
    happened_at DATETIME(3) NOT NULL,
    finished_at DATETIME(3),
    CONSTRAINT ${prefix}webhook_delivery_key PRIMARY KEY (company_id, webhook_id, message_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE INDEX ${prefix}webhook_delivery_due ON ${prefix}webhook_delivery (company_id, webhook_id, due_at, message_id);
CREATE INDEX ${prefix}webhook_delivery_lead ON ${prefix}webhook_delivery (company_id, webhook_id, lead_id, status, event_number);
CREATE INDEX ${prefix}webhook_delivery_happened ON ${prefix}webhook_delivery (company_id, webhook_id, happened_at, message_id);
CREATE INDEX ${prefix}webhook_delivery_status ON ${prefix}webhook_delivery (company_id, webhook_id, status, happened_at, message_id);
-- For the upkeep, which looks after all companies at once.
CREATE INDEX ${prefix}webhook_delivery_finished ON ${prefix}webhook_delivery (finished_at);
