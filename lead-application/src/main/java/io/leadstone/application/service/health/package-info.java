/**
 * The service that implements the check of workers. It is internal: hosts call the interfaces of
 * {@code port.in.health}.
 *
 * <p>Start at {@link io.leadstone.application.service.health.HealthChecksService}.
 */
@NullMarked
package io.leadstone.application.service.health;

import org.jspecify.annotations.NullMarked;
