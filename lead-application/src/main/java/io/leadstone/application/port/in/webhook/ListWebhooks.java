package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.webhook.Webhook;

/** Lists subscriptions. */
@FunctionalInterface
public interface ListWebhooks {

    /**
     * Returns a page of the company's subscriptions, newest first.
     *
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException without scope {@code admin}
     */
    Page<Webhook> list(Caller caller, PageRequest page);
}
