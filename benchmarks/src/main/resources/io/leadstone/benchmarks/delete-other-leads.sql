DELETE FROM leadstone_lead WHERE company_id <> 'acme' OR created_at < ?
