/**
 * The ports for webhooks on a key-value backend: subscriptions, the log of deliveries and their queue. The package is
 * internal: hosts use {@code KeyValueLeadStore}. It depends on the ports and on the tables.
 *
 * <p>Start at {@link io.leadstone.store.webhook.KeyValueDeliveryQueue}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.store.webhook;

import org.jspecify.annotations.NullMarked;
