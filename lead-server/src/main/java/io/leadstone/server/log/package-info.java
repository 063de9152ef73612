/**
 * The log output: one JSON object per line on standard error. Standard output is for people. This package depends on
 * Logback and on nothing of Leadstone. Start at {@link io.leadstone.server.log.JsonLogging}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.server.log;

import org.jspecify.annotations.NullMarked;
