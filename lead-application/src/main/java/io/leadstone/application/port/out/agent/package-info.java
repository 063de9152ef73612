/**
 * The ports that a store implements for agents, and the directory that a host can implement instead.
 *
 * <p>Start at {@link io.leadstone.application.port.out.agent.AgentDirectory}.
 */
@NullMarked
package io.leadstone.application.port.out.agent;

import org.jspecify.annotations.NullMarked;
