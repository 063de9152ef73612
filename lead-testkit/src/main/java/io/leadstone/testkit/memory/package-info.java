/**
 * An in-memory store that passes the store contract, for the tests of hosts. Its backend is the shortest example of a
 * {@link io.leadstone.store.backend.KeyValueBackend}. The package depends on the ports and on lead-store-support.
 *
 * <p>Start at {@link io.leadstone.testkit.memory.InMemoryLeadStore}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.testkit.memory;

import org.jspecify.annotations.NullMarked;
