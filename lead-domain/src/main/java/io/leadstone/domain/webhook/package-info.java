/**
 * Webhook subscriptions, messages, deliveries and their outcomes, as the Standard Webhooks specification defines
 * them. The package depends on the other topics of the domain and does no network I/O.
 *
 * <p>Start at {@link io.leadstone.domain.webhook.Webhook}.
 *
 * <p>Hosts may use this package.
 */
@NullMarked
package io.leadstone.domain.webhook;

import org.jspecify.annotations.NullMarked;
