/**
 * Use cases that check the store and the background workers. A host calls these interfaces.
 *
 * <p>Start at {@link io.leadstone.application.port.in.health.HealthChecks}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.health;

import org.jspecify.annotations.NullMarked;
