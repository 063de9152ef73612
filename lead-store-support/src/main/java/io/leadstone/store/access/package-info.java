/**
 * The port for API keys on a key-value backend. It is internal: hosts use
 * {@code KeyValueLeadStore}. The package depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.access.KeyValueApiKeyRepository}.
 */
@NullMarked
package io.leadstone.store.access;

import org.jspecify.annotations.NullMarked;
