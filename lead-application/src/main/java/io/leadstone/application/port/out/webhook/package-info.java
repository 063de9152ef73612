/**
 * The ports that a store implements for webhooks: subscriptions, the queue of deliveries and the log of deliveries.
 *
 * <p>Start at {@link io.leadstone.application.port.out.webhook.DeliveryQueue}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.application.port.out.webhook;

import org.jspecify.annotations.NullMarked;
