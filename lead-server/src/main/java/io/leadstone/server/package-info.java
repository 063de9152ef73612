/**
 * The runnable server. It connects settings, store, use cases, REST routes and the webhook dispatcher. No other
 * module depends on two adapters. Start at {@link io.leadstone.server.LeadServer}; the command line is in {@code
 * cli}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.server;

import org.jspecify.annotations.NullMarked;
