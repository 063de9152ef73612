package io.leadstone.application.port.in.health;

import java.util.List;

/** Finds stopped background workers for the health check of the host. */
@FunctionalInterface
public interface CheckWorkers {

    /**
     * Returns the names of the workers that have stopped, in the order in which the host named them. The list is empty
     * if all of them run. The store is not read.
     */
    List<String> checkWorkers();
}
