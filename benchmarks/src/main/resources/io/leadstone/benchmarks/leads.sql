-- Inserts ? leads of the company acme, distributed evenly over the three years before 2026-07-01. Their statuses are
-- those of a typical funnel. Leads are contacted within three days and converted within a month. Another company gets
-- one tenth of this number.
INSERT INTO leadstone_lead (
    company_id, id, agent_id, first_name, last_name, email, live_email_key, phone, source, tags, metadata, status,
    contacted_at, qualified_at, converted_at, consent_data_processing, consent_marketing,
    created_at, updated_at, version, last_event, search_words, phone_digits, last_name_key, engaged_at)
SELECT
    company, gen_random_uuid(), 'agent-' || n % 7, 'First' || n, 'Last' || n, 'lead' || n || '@example.com',
    'lead' || n || '@example.com',
    CASE WHEN n % 3 = 0 THEN '+1555' || n END, 'source-' || n % 11, '', '{}',
    CASE WHEN n % 20 = 0 THEN 'converted' WHEN n % 8 = 0 THEN 'qualified' WHEN n % 3 = 0 THEN 'contacted'
         ELSE 'new' END,
    CASE WHEN n % 20 = 0 OR n % 8 = 0 OR n % 3 = 0 THEN created + n * 7919 % 259200 * INTERVAL '1 second' END,
    CASE WHEN n % 20 = 0 OR n % 8 = 0 THEN created + INTERVAL '3 days' END,
    CASE WHEN n % 20 = 0 THEN created + (259200 + n * 7919 % 2592000) * INTERVAL '1 second' END,
    TRUE, n % 4 = 0, created, created, 1, 1, 'first' || n || ' last' || n, '', convert_to('last' || n, 'UTF8'),
    CASE WHEN n % 3 = 0 THEN created + INTERVAL '2 days' END
FROM (SELECT 'acme' AS company, 1 AS every UNION ALL SELECT 'globex', 10) companies,
LATERAL (
    SELECT n, TIMESTAMPTZ '2026-07-01 00:00:00Z' - (n * INTERVAL '1 second') * (3 * 365 * 86400.0 / size) AS created
    FROM (SELECT CAST(? AS BIGINT) AS size) sizes, LATERAL generate_series(1, size) AS n
    WHERE n % every = 0
) leads
