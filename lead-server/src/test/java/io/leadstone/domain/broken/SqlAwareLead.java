package io.leadstone.domain.broken;

import javax.sql.DataSource;

/** Breaks a rule on purpose: the domain knows a database. */
record SqlAwareLead(DataSource dataSource) {}
