SELECT company_id, id, agent_id, first_name, last_name, email, phone, phone_e164, company, source, notes, tags,
  metadata,
  status, lost_reason, contacted_at, qualified_at, converted_at, lost_at, consent_data_processing, consent_marketing,
  engaged_at, last_conversation, created_at, updated_at, deleted_at, version, last_event
FROM leadstone_lead
WHERE company_id = ? AND deleted_at IS NULL AND REGEXP_LIKE(search_words, ?)
ORDER BY created_at DESC, id DESC LIMIT 20
