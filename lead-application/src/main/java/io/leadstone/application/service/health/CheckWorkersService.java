package io.leadstone.application.service.health;

import io.leadstone.application.port.in.health.CheckWorkers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * {@link CheckWorkers}.
 *
 * @param workers for each worker, by its name, whether it lives
 */
record CheckWorkersService(Map<String, BooleanSupplier> workers) implements CheckWorkers {

    public CheckWorkersService {
        workers = Collections.unmodifiableMap(new LinkedHashMap<>(workers));
    }

    @Override
    public List<String> checkWorkers() {
        List<String> dead = new ArrayList<>();
        workers.forEach((name, isAlive) -> {
            if (!isAlive.getAsBoolean()) {
                dead.add(name);
            }
        });
        return List.copyOf(dead);
    }
}
