-- The event feed of a company, on MySQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- feed_position: NULL until a reader of the feed has given the event a position, from 1 on. Existing events get 0,
-- which means that they are older than the feed. MySQL stores this default once and writes no row.
ALTER TABLE ${prefix}event ADD COLUMN feed_position BIGINT DEFAULT 0;
ALTER TABLE ${prefix}event ALTER COLUMN feed_position SET DEFAULT NULL;

CREATE INDEX ${prefix}event_feed ON ${prefix}event (company_id, feed_position, lead_id, number);

-- One row for each company whose feed has been read. The transaction that gives positions locks it.
CREATE TABLE ${prefix}feed (
    company_id VARCHAR(64) NOT NULL,
    last_position BIGINT NOT NULL,
    CONSTRAINT ${prefix}feed_key PRIMARY KEY (company_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
