package io.leadstone.adapter.mybatis.lead;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ledger entries and the events of a change as arrays, one for each column. PostgreSQL makes rows of them, so that
 * one text of a statement inserts any number of rows. The statement converts the texts to the types of the columns.
 */
public record LeadEntries(List<ConsentRow> consents, List<EventRow> events) {

    public String[] consentIds() {
        return column(consents, entry -> entry.id().toString());
    }

    public String[] purposes() {
        return column(consents, ConsentRow::purpose);
    }

    public String[] granted() {
        return column(consents, entry -> String.valueOf(entry.granted()));
    }

    public String[] sources() {
        return column(consents, ConsentRow::source);
    }

    public String[] policyVersions() {
        return column(consents, ConsentRow::policyVersion);
    }

    public String[] givenAt() {
        return column(
                consents,
                entry -> entry.givenAt() == null ? null : entry.givenAt().toString());
    }

    public String[] evidence() {
        return column(consents, ConsentRow::evidence);
    }

    public String[] recordedAt() {
        return column(consents, entry -> entry.recordedAt().toString());
    }

    public String[] recordedBy() {
        return column(consents, ConsentRow::recordedBy);
    }

    public String[] numbers() {
        return column(events, event -> String.valueOf(event.number()));
    }

    public String[] eventIds() {
        return column(events, event -> event.id().toString());
    }

    public String[] eventTypes() {
        return column(events, EventRow::eventType);
    }

    public String[] occurredAt() {
        return column(events, event -> event.occurredAt().toString());
    }

    public String[] actors() {
        return column(events, EventRow::actor);
    }

    public String[] changes() {
        return column(events, EventRow::changes);
    }

    public String[] conversationIds() {
        return column(events, event -> text(event.conversationId()));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /** Returns the values of a column, some of which may be null. */
    private static <T> String[] column(List<T> rows, Function<T, @Nullable String> value) {
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        return values;
    }
}
