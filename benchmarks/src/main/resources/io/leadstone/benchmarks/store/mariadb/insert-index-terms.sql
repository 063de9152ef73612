INSERT INTO leadstone_lead_piece (company_id, piece, lead_id)
SELECT ?, UNHEX(listed.hex), ? FROM JSON_TABLE(?, '$[*]' COLUMNS (hex VARCHAR(72) PATH '$')) listed
