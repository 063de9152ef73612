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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
        LeadSort sort = parameters.code("sort", LeadSort.class).orElse(LeadSort.RELEVANCE);
        return new LeadQuery(LeadFilterParameters.read(parameters), parameters.textOrBlank("search"), sort);
    }
}
