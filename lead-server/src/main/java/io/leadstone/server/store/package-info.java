/**
 * The store behind the server: a pool of connections, the schema, and the ports over both. It knows the two persistence adapters, and
 * that a database may be away. Start at {@link io.leadstone.server.store.OpenStore}.
 */
@NullMarked
package io.leadstone.server.store;

import org.jspecify.annotations.NullMarked;
