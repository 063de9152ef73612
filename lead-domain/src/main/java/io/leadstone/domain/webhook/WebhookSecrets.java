package io.leadstone.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The current secret of a subscription and, for a time after a rotation, the previous one. So a receiver can change
 * to the new secret without a gap.
 *
 * @param previousValidUntil the instant from which the previous secret no longer signs; present if there is one
 */
public record WebhookSecrets(
        WebhookSecret current, Optional<WebhookSecret> previous, Optional<Instant> previousValidUntil) {

    /** Time for which the previous secret still signs after a rotation. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    public WebhookSecrets {
        if (previous.isPresent() != previousValidUntil.isPresent()) {
            throw new IllegalArgumentException(
                    "previousValidUntil must be set if and only if there is a previous secret");
        }
    }

    /** Creates the secrets of a new subscription. */
    public static WebhookSecrets of(WebhookSecret first) {
        return new WebhookSecrets(first, Optional.empty(), Optional.empty());
    }

    /** Returns the secrets after a rotation at {@code at}. The present secret also signs for {@link #OVERLAP}. */
    public WebhookSecrets rotate(WebhookSecret next, Instant at) {
        return new WebhookSecrets(next, Optional.of(current), Optional.of(at.plus(OVERLAP)));
    }

    /** Applies {@code form}, such as encryption, to each secret. */
    public WebhookSecrets map(UnaryOperator<WebhookSecret> form) {
        return new WebhookSecrets(form.apply(current), previous.map(form), previousValidUntil);
    }

    /** Returns the secrets that sign at {@code at}, the current one first. */
    public List<WebhookSecret> validAt(Instant at) {
        return previousValidUntil
                .filter(at::isBefore)
                .flatMap(until -> previous)
                .map(before -> List.of(current, before))
                .orElse(List.of(current));
    }
}
