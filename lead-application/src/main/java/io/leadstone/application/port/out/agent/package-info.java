/**
 * What a store must offer for agents, and the directory that a host may implement instead.
 *
 * <p>Start at {@link io.leadstone.application.port.out.agent.AgentDirectory}.
 */
@NullMarked
package io.leadstone.application.port.out.agent;

import org.jspecify.annotations.NullMarked;
