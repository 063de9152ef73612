package io.leadstone.application.port.out.webhook;

import io.leadstone.application.port.out.StoreCapability;

/**
 * The capability of a store to keep webhook subscriptions, and to enqueue a delivery for each event that their filters
 * match.
 */
@StoreCapability("webhooks")
public interface WebhookStore {

    /** Returns the port that reads and writes webhook subscriptions. */
    WebhookRepository webhooks();

    /** Returns the port that lists deliveries and enqueues them again. */
    DeliveryLog deliveries();

    /** Returns the queue that a dispatcher works on. */
    DeliveryQueue deliveryQueue();
}
