package io.leadstone.application.service.event;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.event.CompanyEvents;
import io.leadstone.application.port.in.event.EventPage;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.port.in.event.ReadEvents;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.event.EventFeedStore;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;

/** Implements {@link CompanyEvents}: creates the service of each use case and delegates to it. */
public final class CompanyEventsService implements CompanyEvents {

    private final ReadEvents readEvents;

    /** Creates the services of all use cases of the event feed. */
    public CompanyEventsService(UseCaseParts parts, HostTransactions transactions) {
        readEvents = new ReadEventsService(
                parts.check(),
                transactions,
                LazyPort.of(parts.store(), EventFeedStore.class, EventFeedStore::eventFeed));
    }

    @Override
    public EventPage read(Caller caller, EventQuery query) {
        return readEvents.read(caller, query);
    }
}
