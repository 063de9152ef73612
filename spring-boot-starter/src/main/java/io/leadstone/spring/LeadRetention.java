package io.leadstone.spring;

import io.leadstone.application.privacy.RetentionWorker;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the purge of leads while the application context runs. Spring may stop and start a context again, and a worker
 * is started once, so each start makes a new one.
 */
final class LeadRetention implements SmartLifecycle {

    private final Supplier<Optional<RetentionWorker>> workers;
    private volatile Optional<RetentionWorker> current = Optional.empty();
    private volatile boolean running;

    /**
     * @param workers creates a worker; empty if the store cannot purge leads
     */
    LeadRetention(Supplier<Optional<RetentionWorker>> workers) {
        this.workers = workers;
    }

    @Override
    public synchronized void start() {
        if (!running) {
            current = workers.get();
            current.ifPresent(RetentionWorker::start);
            running = true;
        }
    }

    /** Completes the purge in progress, then stops. */
    @Override
    public synchronized void stop() {
        current.ifPresent(RetentionWorker::close);
        current = Optional.empty();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Returns true if a worker runs. */
    boolean isPurging() {
        return current.isPresent();
    }

    /** Returns false only if the running worker has failed. */
    boolean isHealthy() {
        return current.map(RetentionWorker::isAlive).orElse(true);
    }
}
