package io.leadstone.adapter.webhook;

import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import io.leadstone.adapter.webhook.http.SendFailure;
import io.leadstone.adapter.webhook.http.WebhookAnswer;
import io.leadstone.adapter.webhook.message.WebhookPayload;
import io.leadstone.adapter.webhook.message.WebhookSignature;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes attempts: writes and signs the message, sends it, and judges what comes back. Whatever happens, there is an outcome. */
record WebhookAttempts(
        ApacheWebhookSender sender, WebhookPayload payload, SecretCipher cipher, AttemptRules rules, Clock clock) {

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    DeliveryOutcome attempt(Webhook webhook, ClaimedDelivery claimed) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long began = System.nanoTime();
        int number = claimed.delivery().attempts() + 1;
        try {
            WebhookAnswer answer = send(webhook, claimed, at);
            return rules.answered(
                    new DeliveryAttempt(at, since(began), Optional.of(answer.code()), Optional.empty()),
                    number,
                    answer);
        } catch (IOException failure) {
            return rules.unanswered(failed(at, began, SendFailure.words(failure)), number);
        } catch (RuntimeException | Error fault) {
            // A message that always exhausts the memory or the stack must be given up at last.
            LOG.log(System.Logger.Level.ERROR, "cannot send to webhook " + webhook.id(), fault);
            return rules.unanswered(failed(at, began, "could not be sent"), number);
        }
    }

    private WebhookAnswer send(Webhook webhook, ClaimedDelivery claimed, Instant at) throws IOException {
        UUID id = claimed.message().id();
        byte[] body = payload.of(claimed.message());
        List<WebhookSecret> secrets = webhook.secrets().signingAt(at).stream()
                .map(secret -> cipher.open(webhook.companyId(), webhook.id(), secret))
                .toList();
        return sender.send(URI.create(webhook.url()), WebhookSignature.headers(secrets, id, at, body), body);
    }

    private static DeliveryAttempt failed(Instant at, long began, String words) {
        return new DeliveryAttempt(at, since(began), Optional.empty(), Optional.of(words));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).truncatedTo(ChronoUnit.MILLIS);
    }
}
