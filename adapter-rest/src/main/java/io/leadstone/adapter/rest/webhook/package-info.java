/**
 * Webhooks over HTTP: subscriptions, their secrets and their deliveries. This package does not depend on the
 * dispatcher. Start at {@link io.leadstone.adapter.rest.webhook.WebhookResource}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.rest.webhook;

import org.jspecify.annotations.NullMarked;
