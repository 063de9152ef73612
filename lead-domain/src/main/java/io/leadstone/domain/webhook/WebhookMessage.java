package io.leadstone.domain.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a subscription is told, once or as often as it takes.
 *
 * @param id the id of the event: the same for every attempt, so that a receiver can drop repeats
 * @param type the code of the event's type, or {@value #TEST}
 * @param at when it happened
 * @param content the event, and the lead as the event left it, whatever became of it since; empty in a test
 */
public record WebhookMessage(UUID id, CompanyId companyId, String type, Instant at, Optional<EventContent> content) {

    /** The type of a message that only tries out whether it arrives. */
    public static final String TEST = "webhook.test";

    /** An event with the lead that it left. */
    public record EventContent(LeadEvent event, LeadSnapshot lead) {}

    /** This message after its lead was erased: the same event, and the lead as the event left it, without anything personal. */
    public WebhookMessage erased(Instant erasedAt) {
        return new WebhookMessage(
                id,
                companyId,
                type,
                at,
                content.map(
                        whole -> new EventContent(whole.event(), whole.lead().erased(erasedAt))));
    }

    /** The message that tells {@code event}. */
    public static WebhookMessage of(LeadEvent event, LeadSnapshot lead) {
        return new WebhookMessage(
                event.id(),
                event.companyId(),
                event.type().code(),
                event.at(),
                Optional.of(new EventContent(event, lead)));
    }

    /** A message that only tries out whether it arrives. */
    public static WebhookMessage test(UUID id, CompanyId companyId, Instant at) {
        return new WebhookMessage(id, companyId, TEST, at, Optional.empty());
    }
}
