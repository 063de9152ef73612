package io.leadstone.adapter.mybatis.event;

import io.leadstone.adapter.mybatis.lead.EventRow;
import io.leadstone.application.port.out.event.FeedEntry;

/** An event of the feed with its position. */
public record FeedRow(long feedPosition, EventRow event) {

    FeedEntry entry() {
        return new FeedEntry(feedPosition, event.event());
    }
}
