UPDATE leadstone_lead SET notes = ?, updated_at = ?, version = version + 1, last_event = last_event + 1
WHERE company_id = ? AND id = ? AND version = ? AND last_event = ?
