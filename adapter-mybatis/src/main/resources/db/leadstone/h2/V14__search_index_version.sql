-- The version of the rules that computed the search columns of all leads, on H2.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- One row. If its version is lower than that of the program, the leads must be reindexed.
CREATE TABLE ${prefix}search_index (
    id INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL
);

-- Older programs may have indexed the leads that exist. 0 means that their version is unknown.
INSERT INTO ${prefix}search_index (id, version)
SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM ${prefix}lead) THEN 0 ELSE 1 END;
