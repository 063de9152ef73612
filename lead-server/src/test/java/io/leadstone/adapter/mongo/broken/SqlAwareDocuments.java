package io.leadstone.adapter.mongo.broken;

import javax.sql.DataSource;

/** Violates a rule on purpose: an adapter depends on the technology of another. */
record SqlAwareDocuments(DataSource dataSource) {}
