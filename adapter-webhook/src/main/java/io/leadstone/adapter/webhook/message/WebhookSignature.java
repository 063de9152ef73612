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
 * Signature headers of the <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> specification. With them a
 * receiver verifies the sender, the body and the time of a request.
 */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * Returns the headers {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature} of an attempt.
     * The last one has one signature for each secret, in the same order.
     */
    public static Map<String, String> headers(List<WebhookSecret> secrets, UUID id, Instant at, byte[] body) {
        String prefix = id + "." + at.getEpochSecond() + ".";
        return Map.of(
                "webhook-id",
                id.toString(),
                "webhook-timestamp",
                Long.toString(at.getEpochSecond()),
                "webhook-signature",
                secrets.stream()
                        .map(secret -> "v1," + sign(secret, prefix, body))
                        .collect(Collectors.joining(" ")));
    }

    private static String sign(WebhookSecret secret, String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update(prefix.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java runtime does not support " + ALGORITHM, impossible);
        }
    }
}
