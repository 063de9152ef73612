package io.leadstone.domain.broken;

import javax.sql.DataSource;

/** Violates a rule on purpose: the domain depends on a database. */
record SqlAwareLead(DataSource dataSource) {}
