-- Webhooks: a slot for each, so that a company has at most as many as it may; room for encrypted secrets. On H2 2.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- slot: from 1 to the limit of a company's webhooks; NULL for one that was removed or that an older version made.
ALTER TABLE ${prefix}webhook ADD COLUMN slot INT;
CREATE UNIQUE INDEX ${prefix}webhook_slot ON ${prefix}webhook (company_id, slot);

ALTER TABLE ${prefix}webhook ALTER COLUMN secret SET DATA TYPE VARCHAR(500);
ALTER TABLE ${prefix}webhook ALTER COLUMN previous_secret SET DATA TYPE VARCHAR(500);
