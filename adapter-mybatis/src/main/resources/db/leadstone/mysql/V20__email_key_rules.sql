-- The rules that made the email keys of leads, on MySQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- email_key_rule: the rule that made live_email_key. NULL without a key, and for a key of an earlier version.
ALTER TABLE ${prefix}lead ADD COLUMN email_key_rule VARCHAR(40);

-- One row. key_rule: the rule by which all keys were renewed last. NULL: never.
-- collisions: the number of leads that kept an older key, because another lead of their company has their new key.
CREATE TABLE ${prefix}email_key_state (
    id INTEGER NOT NULL PRIMARY KEY,
    key_rule VARCHAR(40),
    collisions BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

INSERT INTO ${prefix}email_key_state (id, collisions) VALUES (1, 0);
