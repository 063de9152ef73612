/**
 * The runnable Leadstone: the one place that knows two adapters. It puts the settings, the SQL store, the use cases and the REST
 * routes together. Start at {@link io.leadstone.server.LeadServer}; the command line is in {@code cli}.
 */
@NullMarked
package io.leadstone.server;

import org.jspecify.annotations.NullMarked;
