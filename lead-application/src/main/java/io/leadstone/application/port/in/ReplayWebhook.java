package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.WebhookNotFoundException;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;

/** Delivers once more all that happened since. */
@FunctionalInterface
public interface ReplayWebhook {

    /**
     * Puts in line again every finished delivery of the subscription that is still kept and tells what happened at {@code since} or later.
     *
     * @return how many these are
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     */
    long replay(Caller caller, WebhookId id, Instant since);
}
