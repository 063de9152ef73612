package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookMessage;
import java.util.UUID;

/**
 * A delivery that one dispatcher has claimed. Only this dispatcher may attempt it until the claim expires.
 *
 * @param claim the id of this claim; each claim of a delivery has another id
 * @param url the URL to which the message is sent. The stored webhook may have another one meanwhile
 */
public record ClaimedDelivery(Delivery delivery, WebhookMessage message, UUID claim, String url) {

    /** Leaves out the URL, because it may contain a secret. */
    @Override
    public String toString() {
        return "ClaimedDelivery[delivery=" + delivery + ", message=" + message + ", claim=" + claim + "]";
    }
}
