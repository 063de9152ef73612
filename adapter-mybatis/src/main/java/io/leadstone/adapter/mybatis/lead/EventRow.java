package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.LeadEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the event log.
 *
 * @param number 0 for a conversation event, which gets its number from the row of its lead when it is written
 * @param changes one line for each changed field, {@code field:from:to}; the parts contain only {@code a-z} and {@code
 *     _}
 */
public record EventRow(
        String companyId,
        UUID leadId,
        long number,
        UUID id,
        String eventType,
        Instant occurredAt,
        String actor,
        String changes,
        @Nullable UUID conversationId) {

    public static EventRow of(LeadEvent event) {
        return new EventRow(
                event.companyId().value(),
                event.leadId().value(),
                event.number(),
                event.id(),
                event.type().code(),
                event.at(),
                event.actor(),
                lines(event.changes()),
                event.conversationId().map(ConversationId::value).orElse(null));
    }

    public static EventRow of(ConversationEvent event) {
        return new EventRow(
                event.companyId().value(),
                event.leadId().value(),
                0,
                event.id(),
                event.type().code(),
                event.at(),
                event.actor(),
                lines(event.changes()),
                event.conversationId().value());
    }

    public LeadEvent event() {
        return new LeadEvent(
                id,
                new CompanyId(companyId),
                new LeadId(leadId),
                number,
                Coded.parse(EventType.class, eventType),
                occurredAt,
                actor,
                LineList.read(changes).stream().map(EventRow::change).toList(),
                Optional.ofNullable(conversationId).map(ConversationId::new));
    }

    private static String lines(List<FieldChange> changes) {
        return LineList.write(changes.stream().map(EventRow::line).toList());
    }

    private static String line(FieldChange change) {
        return change.field() + ":" + change.from().orElse("") + ":"
                + change.to().orElse("");
    }

    private static FieldChange change(String line) {
        String[] parts = line.split(":", -1);
        return new FieldChange(parts[0], value(parts[1]), value(parts[2]));
    }

    private static Optional<String> value(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "EventRow[id=" + id + ", eventType=" + eventType + "]";
    }
}
