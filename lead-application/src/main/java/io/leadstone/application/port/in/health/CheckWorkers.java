package io.leadstone.application.port.in.health;

import java.util.List;

/** Tells which background workers of the host are dead, for its health check. */
@FunctionalInterface
public interface CheckWorkers {

    /** Returns the names of the dead workers, in the order in which the host named them; empty if all live. Does not ask the store. */
    List<String> checkWorkers();
}
