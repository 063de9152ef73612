/**
 * Webhooks in MongoDB: subscriptions, the queue of deliveries and the log of deliveries.
 *
 * <p>Start at {@link io.leadstone.adapter.mongo.webhook.MongoDeliveryQueue}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mongo.webhook;

import org.jspecify.annotations.NullMarked;
