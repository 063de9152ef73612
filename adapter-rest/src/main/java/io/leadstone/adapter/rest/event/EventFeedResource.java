package io.leadstone.adapter.rest.event;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.event.EventPage;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.webhook.EventFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The event feed of a company, for consumers that poll. */
@Path(Routes.EVENT)
@Produces(MediaType.APPLICATION_JSON)
public final class EventFeedResource {

    private final LeadManagement management;
    private final EventApiMapper mapper = new MapStructEventApiMapper();

    public EventFeedResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code GET /event}. */
    @GET
    @RequiresScope(Scope.READ)
    public EventFeedResponse read(@BeanParam RequestContext context) {
        QueryParameters parameters = context.query();
        EventQuery query = new EventQuery(
                parameters.one("after", "must be a cursor that the event feed has returned", EventCursorText::parse),
                Set.copyOf(parameters.all(
                        "type",
                        "must be an event type such as lead.created, a family such as lead.*, or *",
                        EventFeedResource::filter)),
                parameters.number("per_page").orElse(PageRequest.DEFAULT_PER_PAGE));
        parameters.require(List.of(), () -> management.violationsOf(query));
        EventPage page = management.events().read(context.caller(), query);
        return new EventFeedResponse(
                page.events().stream().map(mapper::response).toList(), EventCursorText.of(page.next()), page.hasMore());
    }

    private static Optional<EventFilter> filter(String pattern) {
        return EventFilter.isValid(pattern) ? Optional.of(new EventFilter(pattern)) : Optional.empty();
    }
}
