package io.leadstone.adapter.webhook;

import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import io.leadstone.adapter.webhook.http.ReceiverAnswer;
import io.leadstone.adapter.webhook.http.SendFailure;
import io.leadstone.adapter.webhook.message.WebhookPayload;
import io.leadstone.adapter.webhook.message.WebhookSignature;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookSecret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Delivers one claimed delivery: signs and sends the message, stores the outcome in the queue, and notifies the listener.
 *
 * @param lease how long a claim holds
 * @param startWithin how long after the claim an attempt may begin, so that it ends before the claim expires
 * @param pause the pause between two tries to store an outcome
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
     * Makes an attempt, unless the claim is too old.
     *
     * @param claimedAt an instant before the claim, by {@link System#nanoTime()}
     * @return how long the attempt took
     */
    Duration deliver(Webhook webhook, ClaimedDelivery claimed, long claimedAt) {
        try {
            if (System.nanoTime() - claimedAt > startWithin.toNanos()) {
                LOG.log(System.Logger.Level.WARNING, "a webhook claim was too old to begin with");
                return Duration.ZERO;
            }
            long began = System.nanoTime();
            DeliveryOutcome outcome = attempt(webhook, claimed);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (settle(claimed, outcome, claimedAt)) {
                notifyListener(webhook, claimed, outcome);
            }
            return took;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }

    /** Sends the message once. Every failure becomes an outcome. */
    private DeliveryOutcome attempt(Webhook webhook, ClaimedDelivery claimed) {
        Instant at = rules.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        long began = System.nanoTime();
        int number = claimed.delivery().attempts() + 1;
        try {
            ReceiverAnswer answer = send(webhook, claimed, at);
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

    private ReceiverAnswer send(Webhook webhook, ClaimedDelivery claimed, Instant at) throws IOException {
        UUID id = claimed.message().id();
        byte[] body = payload.of(claimed.message());
        List<WebhookSecret> secrets = webhook.secrets().validAt(at).stream()
                .map(secret -> cipher.decrypt(webhook.companyId(), webhook.id(), secret))
                .toList();
        return sender.send(URI.create(webhook.url()), WebhookSignature.headers(secrets, id, at, body), body);
    }

    /**
     * Stores the outcome. While the store fails it tries again, but not after the claim may have expired: the message is then sent again.
     *
     * @return true if the outcome is stored
     */
    private boolean settle(ClaimedDelivery claimed, DeliveryOutcome outcome, long claimedAt)
            throws InterruptedException {
        while (!wake.isGivenUp()) {
            try {
                return queue.record(claimed, outcome);
            } catch (RuntimeException | Error failure) {
                if (System.nanoTime() - claimedAt > lease.toNanos() || wake.givesUpWithin(pause)) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            () -> "the outcome of " + claimed.message().id() + " is not stored: it is sent again",
                            failure);
                    return false;
                }
            }
        }
        return false;
    }

    private void notifyListener(Webhook webhook, ClaimedDelivery claimed, DeliveryOutcome outcome) {
        listener.attempted(claimed, outcome);
        if (outcome.receiverGone()) {
            listener.disabled(
                    webhook.disable(DisabledReason.GONE, outcome.attempt().at()));
        }
    }

    private static DeliveryAttempt failed(Instant at, long began, String words) {
        return new DeliveryAttempt(at, since(began), Optional.empty(), Optional.of(words));
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began).truncatedTo(ChronoUnit.MILLIS);
    }
}
