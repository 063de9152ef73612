-- The table of the application. Its own Flyway runs this script before Leadstone migrates its tables.
CREATE TABLE deal (
    title VARCHAR(40) NOT NULL,
    lead_id VARCHAR(36) NOT NULL
);
