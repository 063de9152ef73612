package io.leadstone.application.broken;

import java.sql.Connection;

/** Breaks a rule on purpose: a use case knows a database. */
record SqlAwareUseCase(Connection connection) {}
