/**
 * Use cases of webhooks: manage subscriptions, inspect deliveries, enqueue them again. A host calls these interfaces;
 * the services of this topic implement them.
 *
 * <p>Start at {@link io.leadstone.application.port.in.webhook.Webhooks}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.application.port.in.webhook;

import org.jspecify.annotations.NullMarked;
