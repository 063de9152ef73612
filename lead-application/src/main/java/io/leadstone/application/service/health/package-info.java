/**
 * The services that implement the health checks. They are internal: hosts call the interfaces of
 * {@code port.in.health}.
 *
 * <p>Start at {@link io.leadstone.application.service.health.HealthChecksService}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.application.service.health;

import org.jspecify.annotations.NullMarked;
