-- The funnel of the range, which is the smallest useful part of the report.
SELECT status, COUNT(*), COUNT(contacted_at), COUNT(qualified_at), COUNT(converted_at)
FROM leadstone_lead
WHERE company_id = ? AND created_at >= ? AND created_at <= ? AND deleted_at IS NULL
GROUP BY status
