-- Slots, which limit the webhooks of a company, and space for encrypted secrets, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- slot: 1 to the limit of webhooks of the company. NULL for a removed webhook and for one of an older version.
ALTER TABLE ${prefix}webhook ADD COLUMN slot INT;
CREATE UNIQUE INDEX ${prefix}webhook_slot ON ${prefix}webhook (company_id, slot);

ALTER TABLE ${prefix}webhook ALTER COLUMN secret SET DATA TYPE VARCHAR(500);
ALTER TABLE ${prefix}webhook ALTER COLUMN previous_secret SET DATA TYPE VARCHAR(500);
