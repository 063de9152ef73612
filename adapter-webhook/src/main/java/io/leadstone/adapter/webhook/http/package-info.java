/**
 * The HTTP client for webhook requests. It connects to public addresses only. The package depends on Apache
 * HttpClient, but not on leads or queues.
 *
 * <p>Start at {@link io.leadstone.adapter.webhook.http.ApacheWebhookSender}.
 *
 * <p>This package is internal and may change at any time.
 */
@NullMarked
package io.leadstone.adapter.webhook.http;

import org.jspecify.annotations.NullMarked;
