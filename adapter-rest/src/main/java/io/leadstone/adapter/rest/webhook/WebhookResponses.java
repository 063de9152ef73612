package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.domain.webhook.Webhook;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * The answer with a single subscription.
 *
 * @param tag the entity tag: the version and, if attempts fail, the instant of the first failure. This instant can
 *     change while the version stays the same. {@code If-Match} compares only the version
 */
record WebhookResponses(WebhookResponse webhook, String tag) {

    static WebhookResponses of(Webhook webhook) {
        return new WebhookResponses(
                WebhookResponse.of(webhook),
                webhook.failingSince()
                        .map(since -> EntityTags.of(webhook.version(), String.valueOf(since.toEpochMilli())))
                        .orElseGet(() -> EntityTags.of(webhook.version())));
    }

    Response ok() {
        return answer(Response.ok());
    }

    Response answer(Response.ResponseBuilder answer) {
        return answer.entity(webhook).header(HttpHeaders.ETAG, tag).build();
    }
}
