/**
 * Whether the service can serve. It knows nothing of leads. Start at {@link io.leadstone.adapter.rest.health.HealthResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.health;

import org.jspecify.annotations.NullMarked;
