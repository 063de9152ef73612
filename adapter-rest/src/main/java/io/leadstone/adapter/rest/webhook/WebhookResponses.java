package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.domain.webhook.Webhook;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * A subscription as a single record is answered.
 *
 * @param tag its version and, where its attempts fail, since when: that comes and goes without a version. {@code If-Match} looks at the
 *     version alone
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
        return Response.ok(webhook).header(HttpHeaders.ETAG, tag).build();
    }
}
