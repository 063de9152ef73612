/**
 * Webhooks in SQL: subscriptions, the queue of deliveries and the log of deliveries.
 *
 * <p>Start at {@link io.leadstone.adapter.mybatis.webhook.MyBatisDeliveryQueue}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.mybatis.webhook;

import org.jspecify.annotations.NullMarked;
