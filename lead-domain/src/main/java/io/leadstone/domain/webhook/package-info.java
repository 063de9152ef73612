/**
 * Who is told of a company's events over HTTP, and what became of each telling, after the Standard Webhooks specification. Knows the
 * rest of the domain; knows no network. Start at {@link io.leadstone.domain.webhook.Webhook}.
 */
@NullMarked
package io.leadstone.domain.webhook;

import org.jspecify.annotations.NullMarked;
