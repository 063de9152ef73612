-- Webhooks: a slot for each, so that a company has at most as many as it may; room for encrypted secrets. On PostgreSQL.
-- Every name begins with a placeholder of Flyway's form, the table prefix (leadstone_ unless the host says otherwise).

-- slot: from 1 to the limit of a company's webhooks; NULL for one that was removed or that an older version made.
ALTER TABLE ${prefix}webhook ADD COLUMN slot INT;
CREATE UNIQUE INDEX ${prefix}webhook_slot ON ${prefix}webhook (company_id, slot);

-- The columns of secrets are of type TEXT: they have room already.
