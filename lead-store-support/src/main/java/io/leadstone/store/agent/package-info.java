/**
 * The port for agents on a key-value backend. It is internal: hosts use
 * {@code KeyValueLeadStore}. The package depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.agent.KeyValueAgentRepository}.
 */
@NullMarked
package io.leadstone.store.agent;

import org.jspecify.annotations.NullMarked;
