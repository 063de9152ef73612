package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookMessage;
import java.util.UUID;

/**
 * A delivery that is one dispatcher's to attempt, until its claim expires.
 *
 * @param claim which claim of it this is
 */
public record ClaimedDelivery(Delivery delivery, WebhookMessage message, UUID claim) {}
