/**
 * Use cases that tell whether the store and the background workers are well. A host calls these interfaces.
 *
 * <p>Start at {@link io.leadstone.application.port.in.health.HealthChecks}.
 */
@NullMarked
package io.leadstone.application.port.in.health;

import org.jspecify.annotations.NullMarked;
