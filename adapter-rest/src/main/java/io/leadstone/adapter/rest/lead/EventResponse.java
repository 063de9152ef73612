package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.LeadEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of an event in the history of a lead.
 *
 * @param number 1 for the lead's first event, and one more for each further event
 * @param type for example {@code lead.status_changed}
 * @param conversationId the conversation that changed; {@code null} for an event of the lead itself
 */
public record EventResponse(
        String id,
        long number,
        String type,
        Instant at,
        String actor,
        List<Change> changes,
        @Nullable String conversationId)
        implements JsonResponse {

    private static final LeadApiMapper MAPPER = new MapStructLeadApiMapper();

    public EventResponse {
        changes = List.copyOf(changes);
    }

    /** Returns the representation of an event. */
    public static EventResponse of(LeadEvent event) {
        return MAPPER.response(event);
    }

    /** A changed field. The old and new values are present only if they are codes, such as those of a status. */
    public record Change(
            String field, @Nullable String from, @Nullable String to) {

        /** Hides the values. */
        @Override
        public String toString() {
            return "Change[field=" + field + "]";
        }
    }

    @Override
    public String toString() {
        return "EventResponse[id=" + id + ", type=" + type + "]";
    }
}
