/**
 * Webhooks over HTTP: subscriptions, their secrets and what became of their deliveries. It knows nothing of who sends them. Start at
 * {@link io.leadstone.adapter.rest.webhook.WebhookResource}.
 */
@NullMarked
package io.leadstone.adapter.rest.webhook;

import org.jspecify.annotations.NullMarked;
