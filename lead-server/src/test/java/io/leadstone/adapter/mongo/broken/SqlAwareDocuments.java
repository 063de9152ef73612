package io.leadstone.adapter.mongo.broken;

import javax.sql.DataSource;

/** Breaks a rule on purpose: an adapter knows a technology that is not its own. */
record SqlAwareDocuments(DataSource dataSource) {}
