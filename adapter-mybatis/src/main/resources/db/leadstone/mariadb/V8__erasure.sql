-- The state of erased leads, on MariaDB.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- erased_at: the instant at which the personal data was removed. An erased lead has no such values.
ALTER TABLE ${prefix}lead ADD COLUMN erased_at DATETIME(3);
ALTER TABLE ${prefix}webhook_message ADD COLUMN erased_at DATETIME(3);
ALTER TABLE ${prefix}lead MODIFY COLUMN first_name VARCHAR(100), MODIFY COLUMN last_name VARCHAR(100),
    MODIFY COLUMN email VARCHAR(254);

-- The ledger entries of an erased lead have no text that a client wrote.
ALTER TABLE ${prefix}consent MODIFY COLUMN source VARCHAR(100);

-- Older versions marked an erased lead by a placeholder email that contains its id.
UPDATE ${prefix}lead SET erased_at = COALESCE((
    SELECT MAX(${prefix}event.occurred_at) FROM ${prefix}event
    WHERE ${prefix}event.company_id = ${prefix}lead.company_id AND ${prefix}event.lead_id = ${prefix}lead.id
    AND ${prefix}event.event_type = 'lead.erased'), updated_at)
WHERE email = CONCAT('erased-', LOWER(CONCAT_WS('-', SUBSTR(HEX(id), 1, 8), SUBSTR(HEX(id), 9, 4),
        SUBSTR(HEX(id), 13, 4), SUBSTR(HEX(id), 17, 4), SUBSTR(HEX(id), 21))), '@leadstone.invalid');

-- search_words has two blanks, as for each lead without words.
UPDATE ${prefix}lead SET first_name = NULL, last_name = NULL, email = NULL, live_email_key = NULL, phone = NULL,
    phone_e164 = NULL, company = NULL, notes = NULL, tags = '', metadata = '{}', lost_reason = NULL,
    search_words = '  ', phone_digits = '', last_name_key = ''
WHERE erased_at IS NOT NULL;

DELETE piece FROM ${prefix}lead_piece piece
    STRAIGHT_JOIN ${prefix}lead erased ON erased.company_id = piece.company_id AND erased.id = piece.lead_id
WHERE erased.erased_at IS NOT NULL;

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
