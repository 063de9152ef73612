/**
 * Services that implement the use cases of agents. They are internal: hosts call the interfaces of
 * {@code port.in.agent}.
 *
 * <p>Start at {@link io.leadstone.application.service.agent.AgentsService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.agent;

import org.jspecify.annotations.NullMarked;
