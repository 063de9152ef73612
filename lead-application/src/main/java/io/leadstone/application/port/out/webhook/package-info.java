/**
 * The ports that a store implements for webhooks: subscriptions, the queue of deliveries and the log of deliveries.
 *
 * <p>Start at {@link io.leadstone.application.port.out.webhook.DeliveryQueue}.
 */
@NullMarked
package io.leadstone.application.port.out.webhook;

import org.jspecify.annotations.NullMarked;
