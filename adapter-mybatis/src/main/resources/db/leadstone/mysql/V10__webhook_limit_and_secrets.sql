-- Slots, which limit the webhooks of a company, and space for encrypted secrets, on MySQL 8.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- slot: 1 to the limit of webhooks of the company. NULL for a removed webhook and for one of an older version.
ALTER TABLE ${prefix}webhook ADD COLUMN slot INT;
CREATE UNIQUE INDEX ${prefix}webhook_slot ON ${prefix}webhook (company_id, slot);

ALTER TABLE ${prefix}webhook MODIFY COLUMN secret VARCHAR(500) NOT NULL;
ALTER TABLE ${prefix}webhook MODIFY COLUMN previous_secret VARCHAR(500);
