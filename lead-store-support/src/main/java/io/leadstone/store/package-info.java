/**
 * Builds a complete {@link io.leadstone.application.port.out.LeadStore} on an ordered key-value backend. The package
 * depends on the ports and on the packages below it.
 *
 * <p>Start at {@link io.leadstone.store.KeyValueLeadStore}. The author of a store implements
 * {@link io.leadstone.store.backend.KeyValueBackend}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.store;

import org.jspecify.annotations.NullMarked;
