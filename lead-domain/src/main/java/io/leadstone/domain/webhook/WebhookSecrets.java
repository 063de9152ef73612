package io.leadstone.domain.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The secret of a subscription and, for a while after a rotation, the one before, so that a receiver can change over at leisure.
 *
 * @param previousValidUntil the instant from which the previous one signs no more
 */
public record WebhookSecrets(
        WebhookSecret current, Optional<WebhookSecret> previous, Optional<Instant> previousValidUntil) {

    /** How long the previous secret goes on to sign. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    public WebhookSecrets {
        if (previous.isPresent() != previousValidUntil.isPresent()) {
            throw new IllegalArgumentException("a previous secret has an end, and only it has one");
        }
    }

    /** A first secret. */
    public static WebhookSecrets of(WebhookSecret first) {
        return new WebhookSecrets(first, Optional.empty(), Optional.empty());
    }

    /** {@code next} from {@code at} on, with the present one beside it for {@link #OVERLAP}. */
    public WebhookSecrets rotate(WebhookSecret next, Instant at) {
        return new WebhookSecrets(next, Optional.of(current), Optional.of(at.plus(OVERLAP)));
    }

    /** The same with each secret in another form. */
    public WebhookSecrets map(UnaryOperator<WebhookSecret> form) {
        return new WebhookSecrets(form.apply(current), previous.map(form), previousValidUntil);
    }

    /** Those that sign at {@code at}, the current one first. */
    public List<WebhookSecret> validAt(Instant at) {
        return previousValidUntil
                .filter(at::isBefore)
                .flatMap(until -> previous)
                .map(before -> List.of(current, before))
                .orElse(List.of(current));
    }
}
