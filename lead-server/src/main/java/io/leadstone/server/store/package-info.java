/**
 * The store of the server: connection pools, schema migration and the ports. It depends on the two persistence
 * adapters. Start at {@link io.leadstone.server.store.OpenStore}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.server.store;

import org.jspecify.annotations.NullMarked;
