-- Space for texts whose length counts code points, on H2 2.
-- The Flyway placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- H2 counts UTF-16 code units in VARCHAR(n). A code point has at most two of them.
ALTER TABLE ${prefix}lead ALTER COLUMN first_name SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}lead ALTER COLUMN last_name SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}lead ALTER COLUMN email SET DATA TYPE VARCHAR(508);
ALTER TABLE ${prefix}lead ALTER COLUMN live_email_key SET DATA TYPE VARCHAR(508);
ALTER TABLE ${prefix}lead ALTER COLUMN phone SET DATA TYPE VARCHAR(100);
ALTER TABLE ${prefix}lead ALTER COLUMN company SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}lead ALTER COLUMN source SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}lead ALTER COLUMN lost_reason SET DATA TYPE VARCHAR(1000);
ALTER TABLE ${prefix}event ALTER COLUMN actor SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}consent ALTER COLUMN source SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}consent ALTER COLUMN policy_version SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}consent ALTER COLUMN recorded_by SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}agent ALTER COLUMN name SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}api_key ALTER COLUMN name SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}conversation ALTER COLUMN title SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}webhook ALTER COLUMN url SET DATA TYPE VARCHAR(4000);
ALTER TABLE ${prefix}webhook ALTER COLUMN description SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN actor SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN first_name SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN last_name SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN email SET DATA TYPE VARCHAR(508);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN phone SET DATA TYPE VARCHAR(100);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN company SET DATA TYPE VARCHAR(400);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN source SET DATA TYPE VARCHAR(200);
ALTER TABLE ${prefix}webhook_message ALTER COLUMN lost_reason SET DATA TYPE VARCHAR(1000);
