/**
 * Rate limits of the public routes and of wrong secrets, and the address of the client. This package counts with a
 * {@link io.leadstone.application.port.out.access.RateLimiter} of the host. Start at {@link
 * io.leadstone.adapter.rest.limit.RequestLimits}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.rest.limit;

import org.jspecify.annotations.NullMarked;
