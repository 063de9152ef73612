/**
 * The port for API keys on a key-value backend. The package is internal: hosts use
 * {@code KeyValueLeadStore}. It depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.access.KeyValueApiKeyRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.access;

import org.jspecify.annotations.NullMarked;
