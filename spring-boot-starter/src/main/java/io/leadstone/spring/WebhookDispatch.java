package io.leadstone.spring;

import io.leadstone.adapter.webhook.WebhookDispatcher;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a webhook dispatcher while the application context runs. Spring may stop and start a context again, and a
 * dispatcher is started once, so each start makes a new one.
 */
final class WebhookDispatch implements SmartLifecycle {

    private final Supplier<WebhookDispatcher> dispatchers;
    private volatile @Nullable WebhookDispatcher current;

    WebhookDispatch(Supplier<WebhookDispatcher> dispatchers) {
        this.dispatchers = dispatchers;
    }

    @Override
    public synchronized void start() {
        if (current == null) {
            WebhookDispatcher dispatcher = dispatchers.get();
            dispatcher.start();
            current = dispatcher;
        }
    }

    /** Completes the deliveries in progress, then stops. */
    @Override
    public synchronized void stop() {
        WebhookDispatcher dispatcher = current;
        current = null;
        if (dispatcher != null) {
            dispatcher.close();
        }
    }

    @Override
    public boolean isRunning() {
        return current != null;
    }

    /** Looks for deliveries now. */
    void wake() {
        WebhookDispatcher dispatcher = current;
        if (dispatcher != null) {
            dispatcher.wake();
        }
    }

    /** Returns false only if a worker of the running dispatcher has failed. */
    boolean isHealthy() {
        WebhookDispatcher dispatcher = current;
        return dispatcher == null || dispatcher.isAlive();
    }
}
