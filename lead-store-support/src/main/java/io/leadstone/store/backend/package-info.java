/**
 * The interface that a custom store implements: an ordered key-value store with transactions. The package depends on
 * the JDK only.
 *
 * <p>Start at {@link io.leadstone.store.backend.KeyValueBackend}. The tests of a backend are in
 * {@code KeyValueBackendContract} of {@code lead-testkit}.
 */
@NullMarked
package io.leadstone.store.backend;

import org.jspecify.annotations.NullMarked;
