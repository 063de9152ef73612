-- Idempotency keys and their answers, on MySQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- key_id: SHA-256 of caller, route and key. attempt_id: the attempt that may write until lease_until.
-- record_id: the id of the record that the write creates. content_hash: SHA-256 of the request; NULL after an erasure.
-- written_id: the record that was written. lead_id: the lead of the record or of the answer.
-- status, headers, body: the answer. A header is one text line.
CREATE TABLE ${prefix}idempotency (
    company_id VARCHAR(64) NOT NULL,
    key_id VARCHAR(64) NOT NULL,
    attempt_id BINARY(16) NOT NULL,
    record_id BINARY(16) NOT NULL,
    content_hash VARCHAR(64),
    reserved_at DATETIME(3) NOT NULL,
    lease_until DATETIME(3) NOT NULL,
    written_id BINARY(16),
    lead_id BINARY(16),
    status INT,
    headers TEXT,
    body MEDIUMTEXT,
    CONSTRAINT ${prefix}idempotency_key PRIMARY KEY (company_id, key_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- For an erasure or a purge of the lead.
CREATE INDEX ${prefix}idempotency_lead ON ${prefix}idempotency (company_id, lead_id);
-- The keys of all companies, for the removal of expired keys.
CREATE INDEX ${prefix}idempotency_reserved ON ${prefix}idempotency (reserved_at);
