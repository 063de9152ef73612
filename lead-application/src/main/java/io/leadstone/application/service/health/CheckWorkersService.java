package io.leadstone.application.service.health;

import io.leadstone.application.port.in.health.CheckWorkers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Implements {@link CheckWorkers}.
 *
 * @param workers for each worker, by its name, a function that returns true if it is alive
 */
record CheckWorkersService(Map<String, BooleanSupplier> workers) implements CheckWorkers {

    public CheckWorkersService {
        workers = Collections.unmodifiableMap(new LinkedHashMap<>(workers));
    }

    @Override
    public List<String> checkWorkers() {
        List<String> stopped = new ArrayList<>();
        workers.forEach((name, isAlive) -> {
            if (!isAlive.getAsBoolean()) {
                stopped.add(name);
            }
        });
        return List.copyOf(stopped);
    }
}
