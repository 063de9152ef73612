-- The event feed of a company, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- feed_position: NULL until a reader of the feed has given the event a position, from 1 on. Existing events get 0,
-- which means that they are older than the feed. PostgreSQL stores this default once and writes no row.
ALTER TABLE ${prefix}event ADD COLUMN feed_position BIGINT DEFAULT 0;
ALTER TABLE ${prefix}event ALTER COLUMN feed_position DROP DEFAULT;

CREATE INDEX ${prefix}event_feed ON ${prefix}event (company_id, feed_position) WHERE feed_position > 0;
-- The events without a position. An event leaves the index when it gets one.
CREATE INDEX ${prefix}event_unnumbered ON ${prefix}event (company_id, lead_id, number) WHERE feed_position IS NULL;

-- One row for each company whose feed has been read. The transaction that gives positions locks it.
CREATE TABLE ${prefix}feed (
    company_id TEXT COLLATE "C" NOT NULL,
    last_position BIGINT NOT NULL,
    CONSTRAINT ${prefix}feed_key PRIMARY KEY (company_id)
);
