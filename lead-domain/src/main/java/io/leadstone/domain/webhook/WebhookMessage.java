package io.leadstone.domain.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Message to subscriptions: one event with the lead, or a test.
 *
 * @param id the id of the event. It is the same for every attempt, so that a receiver can ignore repeated messages
 * @param type the code of the event type, or {@value #TEST}
 * @param at the instant of the event
 * @param content the event with the state of the lead directly after it; empty in a test message
 */
public record WebhookMessage(UUID id, CompanyId companyId, String type, Instant at, Optional<EventContent> content) {

    /** Type of a test message. */
    public static final String TEST = "webhook.test";

    /**
     * An event with the state of the lead directly after it.
     *
     * @param lead the state; empty after {@code lead.purged}, because the lead does not exist any more
     */
    public record EventContent(LeadEvent event, Optional<LeadSnapshot> lead) {}

    /** Returns this message without the personal data of the lead. */
    public WebhookMessage erased(Instant erasedAt) {
        return new WebhookMessage(
                id,
                companyId,
                type,
                at,
                content.map(
                        whole -> new EventContent(whole.event(), whole.lead().map(lead -> lead.erased(erasedAt)))));
    }

    /** Returns the message of {@code event}; {@code lead} is the state directly after it. */
    public static WebhookMessage of(LeadEvent event, LeadSnapshot lead) {
        return of(event, Optional.of(lead));
    }

    /** Returns the message of the event {@code lead.purged}, which has no lead. */
    public static WebhookMessage ofPurge(LeadEvent event) {
        return of(event, Optional.empty());
    }

    private static WebhookMessage of(LeadEvent event, Optional<LeadSnapshot> lead) {
        return new WebhookMessage(
                event.id(),
                event.companyId(),
                event.type().code(),
                event.at(),
                Optional.of(new EventContent(event, lead)));
    }

    /** Returns a test message, with which a company checks that messages arrive. */
    public static WebhookMessage test(UUID id, CompanyId companyId, Instant at) {
        return new WebhookMessage(id, companyId, TEST, at, Optional.empty());
    }
}
