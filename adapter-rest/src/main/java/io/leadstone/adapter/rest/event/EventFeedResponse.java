package io.leadstone.adapter.rest.event;

import io.leadstone.adapter.rest.json.JsonResponse;
import java.util.List;

/**
 * The JSON representation of a page of the event feed.
 *
 * @param nextCursor the cursor after this page; never absent, so that a consumer can poll with it
 * @param hasMore true if the next page can be read at once
 */
public record EventFeedResponse(List<FeedEventResponse> items, String nextCursor, boolean hasMore)
        implements JsonResponse {

    public EventFeedResponse {
        items = List.copyOf(items);
    }

    @Override
    public String toString() {
        return "EventFeedResponse[items=" + items.size() + "]";
    }
}
