/**
 * What a receiver gets: the message as JSON and its signature, after the Standard Webhooks specification. Knows the domain and JSON;
 * knows no network. Start at {@link io.leadstone.adapter.webhook.message.WebhookPayload}.
 */
@NullMarked
package io.leadstone.adapter.webhook.message;

import org.jspecify.annotations.NullMarked;
