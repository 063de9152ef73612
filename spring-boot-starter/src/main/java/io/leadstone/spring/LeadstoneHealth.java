package io.leadstone.spring;

import io.leadstone.application.port.in.health.HealthChecks;
import io.leadstone.domain.failure.CapabilityMissingException;
import java.util.List;
import java.util.Optional;

/**
 * The result of a health check of Leadstone.
 *
 * @param failure the exception of a check; empty if none has failed
 * @param deadWorkers the names of background workers that have failed
 */
record LeadstoneHealth(Optional<Exception> failure, List<String> deadWorkers) {

    /** Runs the checks. Never throws, because an exception of one indicator would fail the whole health endpoint. */
    static LeadstoneHealth of(HealthChecks checks) {
        Optional<Exception> failure = failureOfStore(checks);
        try {
            return new LeadstoneHealth(failure, checks.checkWorkers());
        } catch (RuntimeException failed) {
            return new LeadstoneHealth(failure.or(() -> Optional.of(failed)), List.of());
        }
    }

    /** Returns the failure of the store's check. A store without the capability is not checked. */
    private static Optional<Exception> failureOfStore(HealthChecks checks) {
        try {
            checks.check();
            return Optional.empty();
        } catch (CapabilityMissingException unchecked) {
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(failed);
        }
    }

    boolean isUp() {
        return failure.isEmpty() && deadWorkers.isEmpty();
    }
}
