package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lead, on the wire.
 *
 * @param number 1 for the lead's first event, growing by one for each
 * @param type for example {@code lead.status_changed}
 * @param conversationId the conversation that it tells of; {@code null} where it tells of the lead itself
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

    public EventResponse {
        changes = List.copyOf(changes);
    }

    /** A field that changed; its values are told only where they are words of ours. */
    public record Change(
            String field, @Nullable String from, @Nullable String to) {}
}
