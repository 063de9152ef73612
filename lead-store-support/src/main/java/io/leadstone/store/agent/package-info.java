/**
 * The port for agents on a key-value backend. The package is internal: hosts use
 * {@code KeyValueLeadStore}. It depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.agent.KeyValueAgentRepository}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.agent;

import org.jspecify.annotations.NullMarked;
