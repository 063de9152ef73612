INSERT INTO leadstone_lead (
  company_id, id, first_name, last_name, email, phone, phone_e164, company, source, notes, tags, metadata, status,
  created_at, updated_at, version, last_event, live_email_key, search_words, phone_digits, last_name_key,
  lookup_keys)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', ?, ?, 1, 1, ?, ?, ?, ?, ?)
