package io.leadstone.adapter.rest.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.domain.webhook.Webhook;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * A subscription together with the secret that was just made for it: the only answer that ever has it.
 *
 * @param webhook the subscription's fields, directly in the answer
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

    /** Never the secret, so that no log has it. */
    @Override
    public String toString() {
        return "IssuedSecretResponse[webhook=" + webhook + ", secret=…]";
    }
}
