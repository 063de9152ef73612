/**
 * The log: one JSON object a line on standard error, so that standard output is for people. It knows Logback and nothing of leads.
 * Start at {@link io.leadstone.server.log.JsonLogging}.
 */
@NullMarked
package io.leadstone.server.log;

import org.jspecify.annotations.NullMarked;
