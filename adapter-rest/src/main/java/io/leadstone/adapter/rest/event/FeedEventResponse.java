package io.leadstone.adapter.rest.event;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.lead.EventResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of an event in the feed: an event of the history with the id of its lead.
 *
 * @param number 1 for the lead's first event, and one more for each further event
 * @param type for example {@code lead.status_changed}
 * @param conversationId the conversation that changed; {@code null} for an event of the lead itself
 */
public record FeedEventResponse(
        String id,
        String leadId,
        long number,
        String type,
        Instant at,
        String actor,
        List<EventResponse.Change> changes,
        @Nullable String conversationId)
        implements JsonResponse {

    public FeedEventResponse {
        changes = List.copyOf(changes);
    }

    @Override
    public String toString() {
        return "FeedEventResponse[id=" + id + ", type=" + type + "]";
    }
}
