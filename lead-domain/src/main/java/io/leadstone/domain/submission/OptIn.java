package io.leadstone.domain.submission;

import io.leadstone.domain.lead.ConsentPurpose;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The consents of a submission that wait until the person confirms them (double opt-in). They are not in the ledger of
 * the lead before.
 *
 * @param consents the consents, each with the source of its ledger entry
 * @param tokenHash the hash of the token that confirms them
 * @param expiresAt the instant from which the token is not accepted any more
 * @param confirmedAt the instant of the confirmation; empty before
 */
public record OptIn(
        Map<ConsentPurpose, String> consents, String tokenHash, Instant expiresAt, Optional<Instant> confirmedAt) {

    /** @throws IllegalArgumentException if there is no consent */
    public OptIn {
        consents = Map.copyOf(consents);
        if (consents.isEmpty()) {
            throw new IllegalArgumentException("an opt-in must have a consent");
        }
    }

    /** Returns the purposes that wait for a confirmation. */
    public Set<ConsentPurpose> pending() {
        return confirmedAt.isPresent() ? Set.of() : consents.keySet();
    }

    /** Returns the purposes that can still be confirmed at this instant. */
    public Set<ConsentPurpose> pendingAt(Instant at) {
        return at.isBefore(expiresAt) ? pending() : Set.of();
    }

    /** Returns true if the token can confirm the consents at this instant, or has confirmed them before. */
    public boolean accepts(Instant at) {
        return confirmedAt.isPresent() || at.isBefore(expiresAt);
    }

    /** Returns this opt-in as confirmed. */
    OptIn confirmed(Instant at) {
        return new OptIn(consents, tokenHash, expiresAt, Optional.of(at));
    }

    /** Returns this opt-in with another token. */
    OptIn renewed(String hash, Instant expiry) {
        return new OptIn(consents, hash, expiry, confirmedAt);
    }

    /** Hides the hash from logs. */
    @Override
    public String toString() {
        return "OptIn[confirmedAt=" + confirmedAt + "]";
    }
}
