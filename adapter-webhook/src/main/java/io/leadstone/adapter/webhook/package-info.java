/**
 * The webhook dispatcher. It claims deliveries from a {@code DeliveryQueue}, sends them over HTTP, and retries them
 * until the receiver accepts them or the retry schedule ends. The package depends on the ports, but on no store.
 *
 * <p>Start at {@link io.leadstone.adapter.webhook.WebhookDispatcher}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.adapter.webhook;

import org.jspecify.annotations.NullMarked;
