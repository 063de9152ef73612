package io.leadstone.application.port.in.event;

import io.leadstone.application.query.Cursor;
import io.leadstone.domain.lead.LeadEvent;
import java.util.List;

/**
 * A page of the event feed.
 *
 * @param events the events in the order of the feed; may be empty
 * @param next the cursor after this page. It is also valid if the page is empty: then it is read again later
 * @param hasMore true if the next page can be read at once; false at the end of the feed
 */
public record EventPage(List<LeadEvent> events, Cursor next, boolean hasMore) {

    public EventPage {
        events = List.copyOf(events);
    }
}
