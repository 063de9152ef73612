package io.leadstone.spring;

import io.leadstone.application.port.in.health.HealthChecks;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * The result of a health check of Leadstone.
 *
 * @param failure the failure of the store; empty if it answers
 * @param deadWorkers the names of background workers that have failed
 */
record LeadstoneHealth(Optional<Exception> failure, List<String> deadWorkers) {

    static LeadstoneHealth of(HealthChecks checks) {
        try {
            checks.check();
            return new LeadstoneHealth(Optional.empty(), checks.checkWorkers());
        } catch (StoreUnavailableException unavailable) {
            return new LeadstoneHealth(Optional.of(unavailable), checks.checkWorkers());
        }
    }

    boolean isUp() {
        return failure.isEmpty() && deadWorkers.isEmpty();
    }
}
