package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.PersonQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Exports everything that is stored about one lead, live or deleted. */
@Path(Routes.LEAD + "/{id}/personal-data")
@Produces(MediaType.APPLICATION_JSON)
public final class PersonOfLeadResource {

    private final LeadManagement management;

    public PersonOfLeadResource(LeadManagement management) {
        this.management = management;
    }

    /** {@code GET /lead/{id}/personal-data}. */
    @GET
    @RequiresScope(Scope.ADMIN)
    public PersonResponse export(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        return PersonResponse.of(
                management.privacy().exportPerson(context.caller(), PersonQuery.ofLead(PathIds.lead(id))));
    }
}
