/**
 * One signed request to a receiver, and the guard that keeps it from reaching what is not public. Knows Apache HttpClient; knows
 * neither leads nor queues. Start at {@link io.leadstone.adapter.webhook.http.ApacheWebhookSender}.
 */
@NullMarked
package io.leadstone.adapter.webhook.http;

import org.jspecify.annotations.NullMarked;
