package io.leadstone.adapter.webhook.message;

import io.leadstone.domain.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The three headers of the <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> specification. A receiver checks them with
 * any of its libraries: that we sent it, that nobody changed it, and when.
 */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature} of an attempt at {@code at}: one signature for each
     * secret, in their order.
     */
    public static Map<String, String> headers(List<WebhookSecret> secrets, UUID id, Instant at, byte[] body) {
        String before = id + "." + at.getEpochSecond() + ".";
        return Map.of(
                "webhook-id",
                id.toString(),
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                secrets.stream()
                        .map(secret -> "v1," + sign(secret, before, body))
                        .collect(Collectors.joining(" ")));
    }

    private static String sign(WebhookSecret secret, String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update(before.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
