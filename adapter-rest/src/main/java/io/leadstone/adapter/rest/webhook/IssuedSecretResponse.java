package io.leadstone.adapter.rest.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.domain.webhook.Webhook;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * A subscription with its new secret. No other answer contains the secret.
 *
 * @param webhook the fields of the subscription at the top level
 */
public record IssuedSecretResponse(@JsonUnwrapped WebhookResponse webhook, String secret) implements JsonResponse {

    static IssuedSecretResponse of(Webhook issued) {
        return new IssuedSecretResponse(
                WebhookResponse.of(issued), issued.secrets().current().text());
    }

    /** Returns the answer with the secret and the entity tag. */
    static Response answer(Response.ResponseBuilder answer, Webhook issued) {
        return answer.entity(of(issued))
                .header(HttpHeaders.ETAG, EntityTags.of(issued.version()))
                .build();
    }

    /** Hides the secret from logs. */
    @Override
    public String toString() {
        return "IssuedSecretResponse[webhook=" + webhook + ", secret=…]";
    }
}
