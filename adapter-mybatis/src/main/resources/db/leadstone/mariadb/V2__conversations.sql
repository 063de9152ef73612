-- Conversations, and what they leave on leads, on MariaDB.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- lead_id: never changes. lead_created_at: that of the lead, so that a report reads only the conversations of its range.
-- rating_hundredths: the sum of the ratings. last_activity_at: the latest instant that was reported.
CREATE TABLE ${prefix}conversation (
    company_id VARCHAR(64) NOT NULL,
    id BINARY(16) NOT NULL,
    agent_id VARCHAR(64) NOT NULL,
    lead_id BINARY(16),
    lead_created_at DATETIME(3),
    session_id VARCHAR(200),
    title VARCHAR(200),
    metadata TEXT NOT NULL,
    max_context_length INT,
    messages BIGINT NOT NULL,
    ratings BIGINT NOT NULL,
    rating_hundredths BIGINT NOT NULL,
    last_activity_at DATETIME(3),
    created_at DATETIME(3) NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    deleted_at DATETIME(3),
    version BIGINT NOT NULL,
    CONSTRAINT ${prefix}conversation_key PRIMARY KEY (company_id, id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE INDEX ${prefix}conversation_created ON ${prefix}conversation (company_id, created_at, id);
CREATE INDEX ${prefix}conversation_agent ON ${prefix}conversation (company_id, agent_id, created_at, id);
CREATE INDEX ${prefix}conversation_lead ON ${prefix}conversation (company_id, lead_id, created_at, id);
CREATE INDEX ${prefix}conversation_cohort ON ${prefix}conversation (company_id, lead_created_at, lead_id);
CREATE INDEX ${prefix}conversation_deleted ON ${prefix}conversation (company_id, deleted_at, id);

-- engaged_at: the last change of status or activity in a conversation, not before created_at.
ALTER TABLE ${prefix}lead ADD COLUMN engaged_at DATETIME(3);
ALTER TABLE ${prefix}lead ADD COLUMN last_conversation BINARY(16);
ALTER TABLE ${prefix}event ADD COLUMN conversation_id BINARY(16);

-- Leads that were there before engaged by their changes of status alone.
UPDATE ${prefix}lead SET engaged_at = GREATEST(created_at, (
    SELECT MAX(${prefix}event.occurred_at) FROM ${prefix}event
    WHERE ${prefix}event.company_id = ${prefix}lead.company_id AND ${prefix}event.lead_id = ${prefix}lead.id
    AND ${prefix}event.event_type = 'lead.status_changed'))
WHERE EXISTS (
    SELECT 1 FROM ${prefix}event
    WHERE ${prefix}event.company_id = ${prefix}lead.company_id AND ${prefix}event.lead_id = ${prefix}lead.id
    AND ${prefix}event.event_type = 'lead.status_changed');
