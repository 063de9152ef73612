package io.leadstone.application.service.health;

import io.leadstone.application.port.in.health.CheckHealth;
import io.leadstone.application.port.in.health.CheckWorkers;
import io.leadstone.application.port.in.health.HealthChecks;
import io.leadstone.application.port.out.StoreHealth;
import io.leadstone.application.service.LazyPort;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Implements {@link HealthChecks}: creates the service of each use case and delegates to it. */
public final class HealthChecksService implements HealthChecks {

    private final CheckHealth checkHealth;
    private final CheckWorkers checkWorkers;

    /**
     * Creates the services of all use cases for health checks.
     *
     * @param store the health check of the store, if the store has the capability
     * @param workers for each background worker, by its name, a function that returns true if it is alive
     */
    public HealthChecksService(LazyPort<StoreHealth> store, Map<String, BooleanSupplier> workers) {
        checkHealth = () -> store.get().check();
        checkWorkers = new CheckWorkersService(workers);
    }

    @Override
    public void check() {
        checkHealth.check();
    }

    @Override
    public List<String> checkWorkers() {
        return checkWorkers.checkWorkers();
    }
}
