/**
 * The content of a webhook request: the message as JSON, and the signature headers of Standard Webhooks. The package
 * depends on the domain and on a JSON library, but not on the network.
 *
 * <p>Start at {@link io.leadstone.adapter.webhook.message.WebhookPayload}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.webhook.message;

import org.jspecify.annotations.NullMarked;
