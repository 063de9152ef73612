/**
 * Agents, which capture leads for a company. The package depends on the shared vocabulary only.
 *
 * <p>Start at {@link io.leadstone.domain.agent.Agent}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.domain.agent;

import org.jspecify.annotations.NullMarked;
