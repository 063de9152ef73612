package io.leadstone.domain.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.PlainText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A webhook: a subscription of a company to its events. Each event that a filter matches is sent to the URL, signed,
 * and retried as {@link RetrySchedule} says. Webhooks are immutable. An operation returns the next state, with the
 * next version unless its description says otherwise.
 *
 * @param url the absolute URL of the receiver, {@code https} or {@code http}, without user and fragment, at most
 *     {@value #MAX_URL} characters
 * @param events 1&#8211;{@value #MAX_EVENTS} filters; one match is enough
 * @param description a text for people, at most {@value #MAX_DESCRIPTION} characters
 * @param disabled the reason why it is disabled; empty if it is enabled. Events are not enqueued while it is
 *     disabled. Deliveries that were enqueued before stay in the queue
 * @param failingSince the first failure of the present series in which every attempt failed; empty if there is none
 * @param version 1 for a new webhook; each change of its settings adds 1
 */
public record Webhook(
        WebhookId id,
        CompanyId companyId,
        String url,
        List<EventFilter> events,
        Optional<String> description,
        WebhookSecrets secrets,
        Optional<DisabledReason> disabled,
        Optional<Instant> failingSince,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /**
     * Default maximum number of webhooks of a company. Each event is sent to all of them, so the number must be
     * limited.
     */
    public static final int DEFAULT_LIMIT = 20;

    /** Maximum length of a URL. */
    public static final int MAX_URL = 2000;

    /** Maximum number of filters. */
    public static final int MAX_EVENTS = 20;

    /** Maximum length of a description. */
    public static final int MAX_DESCRIPTION = 200;

    /** Age of a series of failures from which on the next failed attempt disables the subscription. */
    public static final Duration FAILING_LIMIT = Duration.ofDays(3);

    private static final int MAX_PORT = 65_535;

    public Webhook {
        if (!isUrl(url)) {
            throw new IllegalArgumentException(
                    "the url of a webhook must be an absolute http or https URL of at most " + MAX_URL + " characters");
        }
        events = events.stream().distinct().toList();
        if (events.isEmpty() || events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException("a webhook must have 1 to " + MAX_EVENTS + " event filters");
        }
        if (version < 1) {
            throw new IllegalArgumentException("the version of a webhook must be at least 1");
        }
    }

    /** Creates a subscription at version 1. */
    public static Webhook create(
            WebhookId id,
            CompanyId companyId,
            String url,
            List<EventFilter> events,
            Optional<String> description,
            WebhookSecret secret,
            Instant at) {
        return new Webhook(
                id,
                companyId,
                url,
                events,
                description,
                WebhookSecrets.of(secret),
                Optional.empty(),
                Optional.empty(),
                at,
                at,
                1);
    }

    /** Returns true if {@code text} has the format of a receiver's URL. It does not resolve the host. */
    public static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return PlainText.length(text) <= MAX_URL
                    && PlainText.isWellFormed(text)
                    && uri.getPort() <= MAX_PORT
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Returns true if the webhook is enabled and one of its filters matches {@code type}. */
    public boolean matches(EventType type) {
        return disabled.isEmpty() && events.stream().anyMatch(filter -> filter.matches(type));
    }

    /**
     * Returns the webhook with new settings. {@code failingSince} is cleared if the webhook becomes enabled again, or
     * has another URL: its failures are those of the old receiver.
     *
     * @param newDisabled the reason to disable it; empty to enable it
     */
    public Webhook revise(
            String newUrl,
            List<EventFilter> newEvents,
            Optional<String> newDescription,
            Optional<DisabledReason> newDisabled,
            Instant at) {
        return next(
                newUrl,
                newEvents,
                newDescription,
                secrets,
                newDisabled,
                keepsFailingSince(newUrl, newDisabled) ? failingSince : Optional.empty(),
                at);
    }

    /** Returns true if {@code failingSince} also holds for the webhook with this URL and state. */
    public boolean keepsFailingSince(String newUrl, Optional<DisabledReason> newDisabled) {
        boolean enabledAgain = disabled.isPresent() && newDisabled.isEmpty();
        return newUrl.equals(url) && !enabledAgain;
    }

    /** Replaces the secret. The present secret also signs for {@link WebhookSecrets#OVERLAP}. */
    public Webhook rotate(WebhookSecret secret, Instant at) {
        return next(url, events, description, secrets.rotate(secret, at), disabled, failingSince, at);
    }

    /** Disables the webhook for {@code reason}. */
    public Webhook disable(DisabledReason reason, Instant at) {
        return next(url, events, description, secrets, Optional.of(reason), failingSince, at);
    }

    /** Returns the webhook with another {@code failingSince} and the same version. */
    public Webhook failingSince(Optional<Instant> since) {
        return new Webhook(
                id, companyId, url, events, description, secrets, disabled, since, createdAt, updatedAt, version);
    }

    /**
     * Returns the webhook after an attempt. An enabled webhook is disabled, with the next version, if the receiver is
     * gone, or if the attempt failed and the series of failures began at least {@link #FAILING_LIMIT} ago. Otherwise
     * the version stays the same: a delivery clears {@code failingSince}, and a failure sets it if it is empty. An
     * attempt to another URL changes nothing: its outcome is that of an old receiver.
     *
     * @param attemptedUrl the URL to which the message was sent
     */
    public Webhook attempted(String attemptedUrl, DeliveryOutcome outcome, Instant at) {
        if (!attemptedUrl.equals(url)) {
            return this;
        }
        if (outcome.receiverGone()) {
            return disabled.isPresent() ? this : disable(DisabledReason.GONE, at);
        }
        if (outcome.status() == DeliveryStatus.DELIVERED) {
            return failingSince(Optional.empty());
        }
        return isFailingTooLong(at)
                ? disable(DisabledReason.FAILING, at)
                : failingSince(failingSince.or(() -> Optional.of(at)));
    }

    private boolean isFailingTooLong(Instant now) {
        return disabled.isEmpty()
                && failingSince
                        .filter(since -> !since.isAfter(now.minus(FAILING_LIMIT)))
                        .isPresent();
    }

    /** Returns the webhook with {@code form} as its secrets, for example encrypted, and the same version. */
    public Webhook withSecrets(WebhookSecrets form) {
        return new Webhook(
                id, companyId, url, events, description, form, disabled, failingSince, createdAt, updatedAt, version);
    }

    private Webhook next(
            String nextUrl,
            List<EventFilter> nextEvents,
            Optional<String> nextDescription,
            WebhookSecrets nextSecrets,
            Optional<DisabledReason> nextDisabled,
            Optional<Instant> nextFailingSince,
            Instant at) {
        return new Webhook(
                id,
                companyId,
                nextUrl,
                nextEvents,
                nextDescription,
                nextSecrets,
                nextDisabled,
                nextFailingSince,
                createdAt,
                at,
                version + 1);
    }

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", version=" + version + "]";
    }
}
