-- The state of erased leads, on PostgreSQL.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- erased_at: the instant at which the personal data was removed. An erased lead has no such values.
ALTER TABLE ${prefix}lead ADD COLUMN erased_at TIMESTAMPTZ(3);
ALTER TABLE ${prefix}webhook_message ADD COLUMN erased_at TIMESTAMPTZ(3);
ALTER TABLE ${prefix}lead ALTER COLUMN first_name DROP NOT NULL;
ALTER TABLE ${prefix}lead ALTER COLUMN last_name DROP NOT NULL;
ALTER TABLE ${prefix}lead ALTER COLUMN email DROP NOT NULL;

-- The ledger entries of an erased lead have no text that a client wrote.
ALTER TABLE ${prefix}consent ALTER COLUMN source DROP NOT NULL;

-- Older versions marked an erased lead by a placeholder email that contains its id.
UPDATE ${prefix}lead SET erased_at = COALESCE((
    SELECT MAX(${prefix}event.occurred_at) FROM ${prefix}event
    WHERE ${prefix}event.company_id = ${prefix}lead.company_id AND ${prefix}event.lead_id = ${prefix}lead.id
    AND ${prefix}event.event_type = 'lead.erased'), updated_at)
WHERE email = CONCAT('erased-', CAST(id AS TEXT), '@leadstone.invalid');

-- search_words has two blanks, as for each lead without words.
UPDATE ${prefix}lead SET first_name = NULL, last_name = NULL, email = NULL, live_email_key = NULL, phone = NULL,
    phone_e164 = NULL, company = NULL, notes = NULL, tags = '', metadata = '{}', lost_reason = NULL,
    search_words = '  ', phone_digits = '', last_name_key = '', lookup_keys = '{}'
WHERE erased_at IS NOT NULL;

UPDATE ${prefix}consent SET source = NULL, policy_version = NULL
WHERE EXISTS (
    SELECT 1 FROM ${prefix}lead
    WHERE ${prefix}lead.company_id = ${prefix}consent.company_id AND ${prefix}lead.id = ${prefix}consent.lead_id
    AND ${prefix}lead.erased_at IS NOT NULL);

UPDATE ${prefix}webhook_message SET first_name = NULL, last_name = NULL, email = NULL, phone = NULL, phone_e164 = NULL,
    company = NULL, notes = NULL, tags = '', metadata = '{}', lost_reason = NULL, erased_at = (
    SELECT ${prefix}lead.erased_at FROM ${prefix}lead
    WHERE ${prefix}lead.company_id = ${prefix}webhook_message.company_id
    AND ${prefix}lead.id = ${prefix}webhook_message.lead_id)
WHERE EXISTS (
    SELECT 1 FROM ${prefix}lead
    WHERE ${prefix}lead.company_id = ${prefix}webhook_message.company_id
    AND ${prefix}lead.id = ${prefix}webhook_message.lead_id AND ${prefix}lead.erased_at IS NOT NULL);
