package io.leadstone.spring;

import io.leadstone.adapter.webhook.WebhookDispatcher;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the webhook dispatchers that the application defines as beans. Spring closes them with the application
 * context, as each bean with a method {@code close}, because a closed dispatcher cannot be started again.
 */
final class HostWebhookDispatch implements SmartLifecycle {

    private final Supplier<List<WebhookDispatcher>> beans;
    private volatile List<WebhookDispatcher> dispatchers = List.of();
    private volatile boolean running;

    HostWebhookDispatch(Supplier<List<WebhookDispatcher>> beans) {
        this.beans = beans;
    }

    /** Starts the dispatchers that the application has not started itself. */
    @Override
    public synchronized void start() {
        List<WebhookDispatcher> found = beans.get();
        found.stream().filter(dispatcher -> !dispatcher.isAlive()).forEach(WebhookDispatcher::start);
        dispatchers = found;
        running = true;
    }

    /** The dispatchers run until Spring closes them. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Looks for deliveries now. */
    void wake() {
        dispatchers.forEach(WebhookDispatcher::wake);
    }

    /** Returns false only if a worker of a dispatcher has failed. */
    boolean isHealthy() {
        return dispatchers.stream().allMatch(WebhookDispatcher::isAlive);
    }
}
