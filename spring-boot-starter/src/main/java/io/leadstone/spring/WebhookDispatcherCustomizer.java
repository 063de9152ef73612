package io.leadstone.spring;

import io.leadstone.adapter.webhook.WebhookDispatcherBuilder;

/**
 * Changes the builder of the webhook dispatcher before it is built, for example its timeout, its threads or its
 * {@code SSLContext}. All beans of this type are called, in the order of Spring.
 */
@FunctionalInterface
public interface WebhookDispatcherCustomizer {

    /** Changes {@code builder}, which has the queue, the settings and the beans of the application already. */
    void customize(WebhookDispatcherBuilder builder);
}
