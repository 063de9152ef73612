/**
 * The agent directory over HTTP. Start at {@link io.leadstone.adapter.rest.agent.AgentResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.agent;

import org.jspecify.annotations.NullMarked;
