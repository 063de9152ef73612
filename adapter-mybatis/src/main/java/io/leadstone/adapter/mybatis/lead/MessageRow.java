package io.leadstone.adapter.mybatis.lead;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of messages.
 *
 * @param leadId null in a test message, which has no event
 * @param lead the copy of the lead; null in a test message and in that of a purge
 */
public record MessageRow(
        UUID id,
        String companyId,
        String messageType,
        Instant occurredAt,
        @Nullable UUID leadId,
        @Nullable Long number,
        @Nullable String actor,
        @Nullable String changes,
        @Nullable UUID conversationId,
        @Nullable LeadRow lead) {

    public WebhookMessage message() {
        return new WebhookMessage(id, new CompanyId(companyId), messageType, occurredAt, content());
    }

    private Optional<WebhookMessage.EventContent> content() {
        if (leadId == null || number == null || actor == null || changes == null) {
            return Optional.empty();
        }
        EventRow event =
                new EventRow(companyId, leadId, number, id, messageType, occurredAt, actor, changes, conversationId);
        return Optional.of(new WebhookMessage.EventContent(
                event.event(), Optional.ofNullable(lead).map(copy -> copy.snapshot(null, null))));
    }

    @Override
    public String toString() {
        return "MessageRow[id=" + id + ", messageType=" + messageType + "]";
    }
}
