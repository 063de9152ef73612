/**
 * Delivers what stands in line for subscriptions, as it is and in order, until it was received. Knows the queue's port and the parts of
 * a request; knows no store. Start at {@link io.leadstone.adapter.webhook.WebhookDispatcher}.
 */
@NullMarked
package io.leadstone.adapter.webhook;

import org.jspecify.annotations.NullMarked;
