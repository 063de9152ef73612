package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The routes of the older SDK, which create, update and delete leads. An answer has the fields of the lead twice: at
 * the top level, and in an object {@code lead}.
 */
@Path(Routes.SDK_LEAD)
@Produces(MediaType.APPLICATION_JSON)
public final class SdkLeadResource {

    private final LeadManagement management;
    private final LeadCreation creation;
    private final LeadUpdateHandler updates;

    public SdkLeadResource(LeadManagement management) {
        this.management = management;
        this.creation = new LeadCreation(management);
        this.updates = new LeadUpdateHandler(management);
    }

    /** {@code POST /sdk/lead}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public Response create(JsonBody body, @BeanParam RequestContext context) {
        return creation.create(context, body, answer -> answer.inBothShapes(context.caller()));
    }

    /** {@code PUT /sdk/lead/{id}}. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public Response put(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoParameters();
        Caller caller = context.caller();
        UpdatedLead updated = updates.put(caller, PathIds.lead(id), body, context.ifMatch());
        LeadResponses answer = LeadResponses.written(management, caller, updated.lead(), body);
        return KeptWithdrawals.addTo(answer.tagged(Response.ok(answer.inBothShapes(caller))), updated.keptWithdrawals())
                .build();
    }

    /** {@code DELETE /sdk/lead/{id}}. */
    @DELETE
    @Path("{id}")
    @RequiresScope(Scope.WRITE)
    public Response delete(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        LeadId leadId = PathIds.lead(id);
        LeadSnapshot deleted =
                context.ifMatch().write(version -> management.leads().delete(context.caller(), leadId, version));
        return Response.ok(SdkLeadResponse.Deleted.of(deleted, context.caller()))
                .header(HttpHeaders.ETAG, EntityTags.of(deleted.version()))
                .build();
    }
}
