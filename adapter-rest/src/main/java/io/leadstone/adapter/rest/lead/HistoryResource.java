package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.page.ListPages;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.PageRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** What happened to a lead. */
@Path(Routes.LEAD + "/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {

    private final LeadManagement leads;
    private final ListPages pages;
    private final LeadApiMapper mapper = new MapStructLeadApiMapper();

    public HistoryResource(LeadManagement leads, ListPages pages) {
        this.leads = leads;
        this.pages = pages;
    }

    /** {@code GET /lead/{id}/history}. */
    @GET
    @Requires(Scope.READ)
    public Response list(@PathParam("id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters parameters = new QueryParameters(uri);
        Caller caller = CallerSecurity.callerOf(security);
        PageRequest page = pages.request(parameters, caller.companyId());
        parameters.require(leads.violationsOf(page));
        return pages.answer(
                uri, page, caller.companyId(), leads.leads().history(caller, LeadPath.id(id), page), mapper::response);
    }
}
