/**
 * The directory of agents over HTTP. It knows nothing of leads. Start at
 * {@link io.leadstone.adapter.rest.agent.AgentResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.agent;

import org.jspecify.annotations.NullMarked;
