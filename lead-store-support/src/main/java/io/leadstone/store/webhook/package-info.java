/**
 * The ports for webhooks on a key-value backend: subscriptions, the log of deliveries and their queue. It is internal: hosts use
 * {@code KeyValueLeadStore}. The package depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.webhook.KeyValueDeliveryQueue}.
 */
@NullMarked
package io.leadstone.store.webhook;

import org.jspecify.annotations.NullMarked;
