-- Suppression lists, on MariaDB.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- The suppression list of each company. hash: the HMAC-SHA-256 of an email key or a phone number, with the key that
-- key_id names. effect: refuse, without_marketing or without_data_processing.
CREATE TABLE ${prefix}suppression (
    company_id VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    effect VARCHAR(50) NOT NULL,
    id BINARY(16) NOT NULL,
    key_id VARCHAR(20) NOT NULL,
    reason VARCHAR(200),
    recorded_at DATETIME(3) NOT NULL,
    recorded_by VARCHAR(200) NOT NULL,
    CONSTRAINT ${prefix}suppression_key PRIMARY KEY (company_id, hash, effect)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The lists of a company, newest first.
CREATE INDEX ${prefix}suppression_newest ON ${prefix}suppression (company_id, recorded_at, id);
