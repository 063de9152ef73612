package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The history of a lead: the list of its events. */
@Path(Routes.LEAD + "/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {

    private final LeadManagement management;
    private final PageResponses pages;
    private final LeadApiMapper mapper = new MapStructLeadApiMapper();

    public HistoryResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.pages = pages;
    }

    /** {@code GET /lead/{id}/history}. */
    @GET
    @RequiresScope(Scope.READ)
    public Response list(@PathParam("id") String id, @BeanParam RequestContext context) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> management.leads().history(context.caller(), PathIds.lead(id), page),
                mapper::response);
    }
}
