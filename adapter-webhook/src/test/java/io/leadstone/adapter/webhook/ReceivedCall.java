package io.leadstone.adapter.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.leadstone.domain.webhook.WebhookSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Request that a test receiver got. The names of the headers are in lower case. */
public record ReceivedCall(String method, String path, Map<String, List<String>> headers, String body, int code) {

    public String id() {
        return header("webhook-id");
    }

    public String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    public JsonNode json() {
        try {
            return new JsonMapper().readTree(body);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    public String email() {
        return json().at("/data/lead/email").asText();
    }

    public int number() {
        return json().at("/data/event/number").asInt();
    }

    /** Returns true if the library of the Standard Webhooks project accepts the signature. */
    public boolean isSignedWith(WebhookSecret secret) {
        try {
            new Webhook(secret.text()).verify(body, headers);
            return true;
        } catch (WebhookVerificationException forged) {
            return false;
        } catch (EmptyWebhookSecretException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
