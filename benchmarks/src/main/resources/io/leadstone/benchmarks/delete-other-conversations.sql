DELETE FROM leadstone_conversation WHERE company_id <> 'acme' OR lead_created_at < ?
