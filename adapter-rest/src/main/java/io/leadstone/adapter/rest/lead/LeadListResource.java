package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.OwnerId;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Lists live leads with filters and search, and lists deleted leads. */
@Path(Routes.LEAD)
@Produces(MediaType.APPLICATION_JSON)
public final class LeadListResource {

    private final LeadManagement management;
    private final PageResponses pages;

    public LeadListResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.pages = pages;
    }

    /** {@code GET /lead/company}. */
    @GET
    @Path("company")
    @RequiresScope(Scope.READ)
    public Response list(@BeanParam RequestContext context) {
        QueryParameters parameters = context.query();
        LeadQuery query = query(parameters);
        return context.list(
                pages,
                parameters,
                page -> management.violationsOf(query, page),
                page -> management.leads().list(context.caller(), query, page),
                LeadResponse::of);
    }

    /** {@code GET /lead/deleted}. */
    @GET
    @Path("deleted")
    @RequiresScope(Scope.READ)
    public Response listDeleted(@BeanParam RequestContext context) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> management.leads().listDeleted(context.caller(), page),
                LeadResponse::of);
    }

    private static LeadQuery query(QueryParameters parameters) {
        return new LeadQuery(
                Set.copyOf(parameters.codes("status", LeadStatus.class)),
                parameters.text("search"),
                parameters.text("source"),
                parameters.one("agent_id", OpaqueId.RULE, LeadListResource::agent),
                owner(parameters),
                parameters.text("tag"),
                parameters.rangeStart("created_after"),
                parameters.rangeEnd("created_before"),
                parameters.code("sort", LeadSort.class).orElse(LeadSort.RELEVANCE));
    }

    private static Optional<OwnerFilter> owner(QueryParameters parameters) {
        Optional<OwnerId> owner = parameters.one(
                "owner_id",
                OpaqueId.RULE,
                text -> OpaqueId.isValid(text) ? Optional.of(new OwnerId(text)) : Optional.empty());
        boolean isUnassigned = parameters.flag("unassigned");
        if (owner.isPresent() && isUnassigned) {
            parameters.addViolation("unassigned", "must not be true together with owner_id");
        }
        return isUnassigned ? Optional.of(OwnerFilter.UNASSIGNED) : owner.map(OwnerFilter::of);
    }

    private static Optional<AgentId> agent(String text) {
        return OpaqueId.isValid(text) ? Optional.of(new AgentId(text)) : Optional.empty();
    }
}
