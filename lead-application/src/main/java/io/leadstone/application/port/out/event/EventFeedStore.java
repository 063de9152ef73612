package io.leadstone.application.port.out.event;

import io.leadstone.application.port.out.StoreCapability;

/** The capability of a store to list all events of a company in one order that never changes. */
@StoreCapability("the event feed")
public interface EventFeedStore {

    /** Returns the port that reads the event feed. */
    EventFeed eventFeed();
}
