/**
 * The contract of stores for webhooks and their deliveries. Each interface has default test methods; an adapter
 * runs them by implementing it.
 *
 * <p>Start at {@link io.leadstone.testkit.contract.webhook.DeliveryQueueContract}.
 */
@NullMarked
package io.leadstone.testkit.contract.webhook;

import org.jspecify.annotations.NullMarked;
