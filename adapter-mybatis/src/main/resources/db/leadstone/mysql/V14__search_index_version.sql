-- The version of the rules that computed the search columns of all leads, on MySQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- One row. If its version is lower than that of the program, the leads must be reindexed.
CREATE TABLE ${prefix}search_index (
    id INTEGER NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

-- Older versions may have indexed the existing leads. 0 means that the version of their rules is unknown.
INSERT INTO ${prefix}search_index (id, version)
SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM ${prefix}lead) THEN 0 ELSE 1 END;
