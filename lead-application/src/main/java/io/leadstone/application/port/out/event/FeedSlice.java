package io.leadstone.application.port.out.event;

import io.leadstone.domain.lead.LeadEvent;
import java.util.List;

/**
 * A part of the event feed.
 *
 * @param events the events in the order of their positions
 * @param position the position up to which the feed was read; the next read continues after it
 * @param hasMore true if the feed may have events after {@code position} already; false at its end
 */
public record FeedSlice(List<LeadEvent> events, long position, boolean hasMore) {

    public FeedSlice {
        events = List.copyOf(events);
    }
}
