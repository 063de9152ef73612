package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.domain.webhook.WebhookId;
import java.util.UUID;

/** The ids in a path; a text that spells none names nothing, like any id that was never issued. */
final class WebhookPath {

    private WebhookPath() {}

    /**
     * The subscription's id that {@code text} spells.
     *
     * @throws RefusedException where it spells none, with the answer that a missing webhook has
     */
    static WebhookId id(String text) {
        return WebhookId.parse(text)
                .orElseThrow(() ->
                        new RefusedException(Problem.of(404, "WEBHOOK_NOT_FOUND", "there is no webhook " + text)));
    }

    /**
     * The delivery's id, which is its message's, that {@code text} spells.
     *
     * @throws RefusedException where it spells none, with the answer that a missing delivery has
     */
    static UUID deliveryId(String text) {
        return WebhookId.parse(text)
                .map(WebhookId::value)
                .orElseThrow(() ->
                        new RefusedException(Problem.of(404, "DELIVERY_NOT_FOUND", "there is no delivery " + text)));
    }
}
