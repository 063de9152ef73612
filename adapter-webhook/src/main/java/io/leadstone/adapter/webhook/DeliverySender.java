package io.leadstone.adapter.webhook;

import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import io.leadstone.adapter.webhook.http.ReceiverAnswer;
import io.leadstone.adapter.webhook.http.SendFailure;
import io.leadstone.adapter.webhook.message.WebhookPayload;
import io.leadstone.adapter.webhook.message.WebhookSignature;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Attempts one claimed delivery: it signs and sends the message, stores the outcome in the queue, and notifies the
 * listener.
 *
 * @param lease time after which a claim expires
 * @param startWithin time after the claim in which an attempt may begin, so that it ends before the claim expires
 * @param pause pause between two calls that store an outcome
 */
record DeliverySender(
        DeliveryQueue queue,
        ApacheWebhookSender sender,
        WebhookPayload payload,
        SecretCipher cipher,
        AttemptRules rules,
        WebhookListener listener,
        Duration lease,
        Duration startWithin,
        Duration pause,
        WakeSignal wake) {

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    /**
     * Attempts the delivery, unless the claim is too old.
     *
     * @param claimedAt a value of {@link System#nanoTime()} from before the claim
     * @return the duration of the attempt; zero if there was none
     */
    Duration deliver(Webhook webhook, ClaimedDelivery claimed, long claimedAt) {
        try {
            if (System.nanoTime() - claimedAt > startWithin.toNanos()) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the delivery of message {0} to webhook {1} was claimed too long ago and is not attempted;"
                                + " it is claimed again after its lease",
                        claimed.message().id(),
                        webhook.id());
                return Duration.ZERO;
            }
            long startedAt = System.nanoTime();
            DeliveryOutcome outcome = attempt(webhook, claimed);
            Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
            RecordedOutcome recorded = storeOutcome(claimed, outcome, claimedAt);
            if (recorded.stored()) {
                notifyListener(webhook, claimed, outcome, recorded);
            }
            return duration;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }

    /** Sends the message once and returns the outcome. An exception is an outcome too. */
    private DeliveryOutcome attempt(Webhook webhook, ClaimedDelivery claimed) {
        Instant at = rules.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        long startedAt = System.nanoTime();
        int number = claimed.delivery().attempts() + 1;
        try {
            ReceiverAnswer answer = send(webhook, claimed, at);
            return rules.answered(
                    new DeliveryAttempt(at, since(startedAt), Optional.of(answer.code()), Optional.empty()),
                    number,
                    answer);
        } catch (IOException failure) {
            if (failure instanceof UnknownHostException) {
                // The company does not get the difference between an unknown host and one with private addresses.
                LOG.log(System.Logger.Level.DEBUG, () -> "webhook " + webhook.id() + ": " + failure);
            }
            return rules.unanswered(failed(at, startedAt, SendFailure.describe(failure)), number);
        } catch (RuntimeException | Error fault) {
            // An Error is a failed attempt too. So a message that always exhausts the memory ends with the retry
            // schedule.
            LOG.log(System.Logger.Level.ERROR, "cannot send to webhook " + webhook.id(), fault);
            return rules.unanswered(failed(at, startedAt, "could not be sent"), number);
        }
    }

    private ReceiverAnswer send(Webhook webhook, ClaimedDelivery claimed, Instant at) throws IOException {
        UUID id = claimed.message().id();
        byte[] body = payload.of(claimed.message());
        List<WebhookSecret> secrets = webhook.secrets().validAt(at).stream()
                .map(secret -> cipher.decrypt(webhook.companyId(), webhook.id(), secret))
                .toList();
        return sender.send(URI.create(claimed.url()), WebhookSignature.headers(secrets, id, at, body), body);
    }

    /**
     * Stores the outcome. While the store fails, the call is repeated until the claim may have expired. If no call
     * succeeds, the delivery is claimed and sent again.
     */
    private RecordedOutcome storeOutcome(ClaimedDelivery claimed, DeliveryOutcome outcome, long claimedAt)
            throws InterruptedException {
        while (!wake.isAborted()) {
            try {
                return queue.record(claimed, outcome);
            } catch (RuntimeException | Error failure) {
                if (System.nanoTime() - claimedAt > lease.toNanos() || wake.awaitAbort(pause)) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            () -> "the outcome of webhook message "
                                    + claimed.message().id() + " was not stored; the message is sent again",
                            failure);
                    return RecordedOutcome.NOT_STORED;
                }
            }
        }
        return RecordedOutcome.NOT_STORED;
    }

    private void notifyListener(
            Webhook webhook, ClaimedDelivery claimed, DeliveryOutcome outcome, RecordedOutcome recorded) {
        listener.attempted(claimed, outcome);
        recorded.disabled()
                .ifPresent(reason -> listener.disabled(
                        webhook.disable(reason, outcome.attempt().at())));
    }

    private static DeliveryAttempt failed(Instant at, long startedAt, String error) {
        return new DeliveryAttempt(at, since(startedAt), Optional.empty(), Optional.of(error));
    }

    private static Duration since(long startedAt) {
        return Duration.ofNanos(System.nanoTime() - startedAt).truncatedTo(ChronoUnit.MILLIS);
    }
}
