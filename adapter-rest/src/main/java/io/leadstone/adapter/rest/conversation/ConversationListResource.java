package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.auth.LeadTokenOnly;
import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Lists of conversations, newest first. The list of an unknown agent or lead is empty and not an error, because a host
 * may keep its agents in another directory.
 */
@Path(Routes.CONVERSATION)
@Produces(MediaType.APPLICATION_JSON)
public final class ConversationListResource {

    private final LeadManagement management;
    private final PageResponses pages;

    public ConversationListResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.pages = pages;
    }

    /** {@code GET /conversation}. */
    @GET
    @RequiresScope(Scope.READ)
    public Response list(@BeanParam RequestContext context) {
        return list(context, Optional.of(ConversationQuery.ALL));
    }

    /** {@code GET /conversation/agent/{agent_id}}. */
    @GET
    @Path("agent/{agent_id}")
    @RequiresScope(Scope.READ)
    public Response listOfAgent(@PathParam("agent_id") String id, @BeanParam RequestContext context) {
        return list(
                context,
                Optional.of(id).filter(OpaqueId::isValid).map(AgentId::new).map(ConversationQuery::ofAgent));
    }

    /** {@code GET /conversation/entity/{lead_id}}. */
    @GET
    @Path("entity/{lead_id}")
    @RequiresScope(Scope.READ)
    public Response listOfLead(@PathParam("lead_id") String id, @BeanParam RequestContext context) {
        return list(context, LeadId.parse(id).map(ConversationQuery::ofLead));
    }

    /** {@code GET /conversation/entity}. */
    @GET
    @Path("entity")
    @LeadTokenOnly
    public Response listOwn(@BeanParam RequestContext context) {
        return page(context, (caller, page) -> management.conversations().listOwn(caller, page));
    }

    /** {@code GET /conversation/deleted}. */
    @GET
    @Path("deleted")
    @RequiresScope(Scope.READ)
    public Response listDeleted(@BeanParam RequestContext context) {
        return page(context, (caller, page) -> management.conversations().listDeleted(caller, page));
    }

    private Response list(RequestContext context, Optional<ConversationQuery> query) {
        return page(
                context,
                (caller, page) -> query.map(filter -> management.conversations().list(caller, filter, page))
                        .orElseGet(() -> emptyPage(page)));
    }

    /** Returns an empty page. No use case reads this list, so the page parameters are checked here. */
    private Page<ConversationSnapshot> emptyPage(PageRequest page) {
        List<Violation> violations = management.violationsOf(page);
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
        return new Page<>(List.of(), 0, true, Optional.empty());
    }

    private Response page(RequestContext context, BiFunction<Caller, PageRequest, Page<ConversationSnapshot>> reading) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> reading.apply(context.caller(), page),
                ConversationResponse::of);
    }
}
