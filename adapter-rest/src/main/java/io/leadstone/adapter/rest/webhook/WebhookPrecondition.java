package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.webhook.WebhookId;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * The version that a client wants a subscription to be at, for routes whose use case knows no versions. It is compared before the use
 * case and not together with it: a change that comes in between the two goes unseen.
 */
final class WebhookPrecondition {

    private WebhookPrecondition() {}

    /**
     * Passes where the headers name no version, or the one that the subscription is at.
     *
     * @throws RefusedException with 412 where they name another
     */
    static void require(LeadManagement leads, Caller caller, WebhookId id, HttpHeaders headers) {
        IfMatch wanted = IfMatch.of(headers);
        if (wanted.tags().isPresent()) {
            wanted.require(leads.getWebhook().get(caller, id).version());
        }
    }
}
