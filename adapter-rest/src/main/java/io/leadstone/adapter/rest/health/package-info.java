/**
 * Health checks over HTTP. This package does not depend on leads. Start at {@link
 * io.leadstone.adapter.rest.health.HealthResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.health;

import org.jspecify.annotations.NullMarked;
