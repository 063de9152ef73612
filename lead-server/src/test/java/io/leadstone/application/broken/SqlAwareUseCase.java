package io.leadstone.application.broken;

import java.sql.Connection;

/** Violates a rule on purpose: a use case depends on a database. */
record SqlAwareUseCase(Connection connection) {}
