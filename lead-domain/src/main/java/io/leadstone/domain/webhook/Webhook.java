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
 * A company's wish to be told of its events: each one that a filter matches is sent to the url, signed, until it was received. Verbs
 * answer the next state, one version on.
 *
 * @param url where to, absolute, {@code https} or {@code http}, without user and fragment, at most {@value #MAX_URL} characters
 * @param events 1&#8211;{@value #MAX_EVENTS} filters; one match is enough
 * @param description for people, at most {@value #MAX_DESCRIPTION} characters
 * @param disabled why it is told nothing; what happens meanwhile is not kept for it, what waits already goes on waiting
 * @param failingSince since when every attempt has failed
 * @param version 1 for a new one, growing by one with each change that its company makes
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

    /** The most webhooks of a company, unless the host chooses another limit: each event is sent to all of them. */
    public static final int DEFAULT_LIMIT = 20;

    /** The most characters of a url. */
    public static final int MAX_URL = 2000;

    /** The most filters. */
    public static final int MAX_EVENTS = 20;

    /** The most characters of a description. */
    public static final int MAX_DESCRIPTION = 200;

    /** How long every attempt must have failed before the subscription is disabled. */
    public static final Duration FAILING_LIMIT = Duration.ofDays(3);

    private static final int MAX_PORT = 65_535;

    public Webhook {
        if (!isUrl(url)) {
            throw new IllegalArgumentException("a webhook needs an absolute http(s) url");
        }
        events = events.stream().distinct().toList();
        if (events.isEmpty() || events.size() > MAX_EVENTS) {
            throw new IllegalArgumentException("a webhook has 1 to " + MAX_EVENTS + " event filters");
        }
        if (version < 1) {
            throw new IllegalArgumentException("a version begins at 1");
        }
    }

    /** A new subscription, version 1. */
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

    /** Whether {@code text} is the url of a receiver, as far as its form tells. */
    public static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return text.length() <= MAX_URL
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

    /** Whether events of {@code type} are for it. */
    public boolean matches(EventType type) {
        return disabled.isEmpty() && events.stream().anyMatch(filter -> filter.matches(type));
    }

    /**
     * As its company wants it from now on.
     *
     * @param newDisabled why it shall be told nothing; where that is empty and was not, it is told again as if it had never failed
     */
    public Webhook revise(
            String newUrl,
            List<EventFilter> newEvents,
            Optional<String> newDescription,
            Optional<DisabledReason> newDisabled,
            Instant at) {
        boolean enabledAgain = disabled.isPresent() && newDisabled.isEmpty();
        return next(
                newUrl,
                newEvents,
                newDescription,
                secrets,
                newDisabled,
                enabledAgain ? Optional.empty() : failingSince,
                at);
    }

    /** Signed with {@code secret} from now on; the present one signs beside it for {@link WebhookSecrets#OVERLAP}. */
    public Webhook rotate(WebhookSecret secret, Instant at) {
        return next(url, events, description, secrets.rotate(secret, at), disabled, failingSince, at);
    }

    /** Told nothing any more, for {@code reason}. */
    public Webhook disable(DisabledReason reason, Instant at) {
        return next(url, events, description, secrets, Optional.of(reason), failingSince, at);
    }

    /** The same, of the same version, with what attempts to reach it came to. */
    public Webhook failingSince(Optional<Instant> since) {
        return new Webhook(
                id, companyId, url, events, description, secrets, disabled, since, createdAt, updatedAt, version);
    }

    /**
     * Returns the subscription after an attempt to deliver to it. A receiver that is gone disables it. A delivery ends the time of failures,
     * and any other outcome begins it; the version stays then.
     */
    public Webhook attempted(DeliveryOutcome outcome, Instant at) {
        if (outcome.receiverGone()) {
            return disable(DisabledReason.GONE, at);
        }
        return failingSince(
                outcome.status() == DeliveryStatus.DELIVERED
                        ? Optional.empty()
                        : failingSince.or(() -> Optional.of(at)));
    }

    /** Returns true if it is enabled and every attempt has failed for {@code limit} or longer. */
    public boolean isFailing(Duration limit, Instant now) {
        return disabled.isEmpty()
                && failingSince
                        .filter(since -> !since.isAfter(now.minus(limit)))
                        .isPresent();
    }

    /** The same, of the same version, with its secrets in another form. */
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
