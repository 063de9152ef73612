package io.leadstone.application.port.out;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.InvalidCommandException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What became of a subscription's deliveries, and how to put them in line again. Due at once means by the store's own clock. */
public interface DeliveryLog {

    /**
     * The deliveries of the company's subscription, of one status where one is given, newest first, of one instant the greater id first.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<Delivery> list(CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page);

    /** Puts {@code message} in line for the company's subscription, due at once, whether it wants such messages or not. */
    Delivery add(CompanyId companyId, WebhookId webhookId, WebhookMessage message);

    /**
     * Puts the message's delivery to the company's subscription in line again, due at once, as if it had never been tried; the same message, under
     * the same id. One that is pending is due at once. Empty where there is none.
     */
    Optional<Delivery> redeliver(CompanyId companyId, WebhookId webhookId, UUID messageId);

    /**
     * Puts in line again, due at once, every finished delivery of the company's subscription whose message is of {@code since} or later.
     *
     * @return how many these are
     */
    long replay(CompanyId companyId, WebhookId webhookId, Instant since);
}
