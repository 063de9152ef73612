-- Inserts a conversation for every third lead.
INSERT INTO leadstone_conversation (
    company_id, id, agent_id, lead_id, lead_created_at, metadata, messages, ratings, rating_hundredths,
    created_at, updated_at, version)
SELECT company_id, gen_random_uuid(), agent_id, id, created_at, '{}', 12, 1, 450, created_at, created_at, 2
FROM leadstone_lead WHERE engaged_at IS NOT NULL
