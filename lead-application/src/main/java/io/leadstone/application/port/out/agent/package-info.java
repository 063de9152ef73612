/**
 * The ports that a store implements for agents, and the directory that a host can implement instead.
 *
 * <p>Start at {@link io.leadstone.application.port.out.agent.AgentDirectory}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.agent;

import org.jspecify.annotations.NullMarked;
