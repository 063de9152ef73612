-- The proof of consents, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- given_at: when the person decided, if that is earlier than the entry. evidence: a JSON object of the client.
ALTER TABLE ${prefix}consent ADD COLUMN given_at TIMESTAMP(3) WITH TIME ZONE;
ALTER TABLE ${prefix}consent ADD COLUMN evidence VARCHAR;
