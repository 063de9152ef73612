INSERT INTO leadstone_event (company_id, lead_id, number, id, event_type, occurred_at, actor, changes)
VALUES (?, ?, ?, ?, ?, ?, 'benchmark', ?)
