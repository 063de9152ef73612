/**
 * The contract of stores for webhooks and their deliveries. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.webhook.DeliveryQueueContract}.
 *
 * <p>Stores and adapters may use this package. A minor version may add methods to its interfaces.
 */
@NullMarked
package io.leadstone.testkit.contract.webhook;

import org.jspecify.annotations.NullMarked;
