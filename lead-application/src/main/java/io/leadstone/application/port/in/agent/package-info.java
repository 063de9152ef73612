/**
 * Use cases of the agent directory. A host calls these interfaces; the services of this topic implement them.
 *
 * <p>Start at {@link io.leadstone.application.port.in.agent.Agents}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.agent;

import org.jspecify.annotations.NullMarked;
