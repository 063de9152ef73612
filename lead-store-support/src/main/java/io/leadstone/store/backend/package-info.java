/**
 * The interface that a custom store implements: an ordered key-value store with transactions. The package depends on
 * the JDK only.
 *
 * <p>Start at {@link io.leadstone.store.backend.KeyValueBackend}. The tests of a backend are in
 * {@code KeyValueBackendContract} of {@code lead-testkit}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.store.backend;

import org.jspecify.annotations.NullMarked;
