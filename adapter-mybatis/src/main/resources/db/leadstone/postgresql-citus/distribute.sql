-- Spreads the tables over a Citus cluster. Run it on the coordinator after the scripts of PostgreSQL, and again after
-- each upgrade: a table that is spread already is left as it is. Stop all nodes of Leadstone before.
-- The placeholder "prefix" is the prefix of all names, leadstone_ by default.

-- The rows of a company are one shard of each table, and these shards are on the same node. The primary key and each
-- unique index of these tables begins with the company. citus.shard_count of the session is the number of shards.

-- Leads, their search columns and the unique email of each company.
SELECT create_distributed_table('${prefix}lead', 'company_id', colocate_with => 'none')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}lead' AS regclass));

-- The change log of leads, and the event feed.
SELECT create_distributed_table('${prefix}event', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}event' AS regclass));

-- The last position in the event feed of each company.
SELECT create_distributed_table('${prefix}feed', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}feed' AS regclass));

-- The consent ledger.
SELECT create_distributed_table('${prefix}consent', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}consent' AS regclass));

-- Conversations.
SELECT create_distributed_table('${prefix}conversation', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}conversation' AS regclass));

-- Public registrations.
SELECT create_distributed_table('${prefix}submission', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}submission' AS regclass));

-- The suppression list of each company.
SELECT create_distributed_table('${prefix}suppression', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}suppression' AS regclass));

-- Idempotency keys and their answers.
SELECT create_distributed_table('${prefix}idempotency', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}idempotency' AS regclass));

-- Webhooks.
SELECT create_distributed_table('${prefix}webhook', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}webhook' AS regclass));

-- The messages to webhooks.
SELECT create_distributed_table('${prefix}webhook_message', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}webhook_message' AS regclass));

-- The queue of deliveries.
SELECT create_distributed_table('${prefix}webhook_delivery', 'company_id', colocate_with => '${prefix}lead')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}webhook_delivery' AS regclass));

-- Small tables that are read without a company, or have one row. Each node has a copy, and a write changes all copies.

-- Agents. A registration has only the id of an agent, and that is unique in the table.
SELECT create_reference_table('${prefix}agent')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}agent' AS regclass));

-- API keys. A request has only the id of its key, and that is unique in the table.
SELECT create_reference_table('${prefix}api_key')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}api_key' AS regclass));

-- One row: the version of the rules of searches.
SELECT create_reference_table('${prefix}search_index')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}search_index' AS regclass));

-- One row: the rule of email keys.
SELECT create_reference_table('${prefix}email_key_state')
WHERE NOT EXISTS (SELECT 1 FROM pg_dist_partition WHERE logicalrelid = CAST('${prefix}email_key_state' AS regclass));
