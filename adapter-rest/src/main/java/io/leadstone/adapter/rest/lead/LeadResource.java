package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.adapter.rest.version.IfNoneMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Creates, reads, updates, deletes and restores a lead. */
@Path(Routes.LEAD)
@Produces(MediaType.APPLICATION_JSON)
public final class LeadResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final LeadManagement management;
    private final IdempotentAnswers answers;
    private final LeadCreation creation;
    private final LeadUpdateHandler updates;

    public LeadResource(LeadManagement management) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
        this.creation = new LeadCreation(management);
        this.updates = new LeadUpdateHandler(management);
    }

    /** {@code POST /lead}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public Response create(JsonBody body, @BeanParam RequestContext context) {
        return creation.create(context, body, LeadResponses::lead);
    }

    /** {@code GET /lead/{id}}. */
    @GET
    @Path(Routes.LEAD_ID)
    @RequiresScope(value = Scope.READ, orLead = true)
    public Response get(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        IfNoneMatch known = context.ifNoneMatch();
        Caller caller = context.caller();
        LeadResponses lead = LeadResponses.read(management, caller, read(caller, id));
        return known.answer(lead.lead(), lead.tag());
    }

    /** {@code PUT /lead/{id}}. */
    @PUT
    @Path(Routes.LEAD_ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE)
    public Response put(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoParameters();
        Caller caller = context.caller();
        return updated(caller, updates.put(caller, PathIds.lead(id), body, context.ifMatch()), body);
    }

    /** {@code PATCH /lead/{id}}. */
    @PATCH
    @Path(Routes.LEAD_ID)
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @RequiresScope(Scope.WRITE)
    public Response patch(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoParameters();
        Caller caller = context.caller();
        return updated(caller, updates.patch(caller, PathIds.lead(id), body, context.ifMatch()), body);
    }

    /** {@code DELETE /lead/{id}}. */
    @DELETE
    @Path(Routes.LEAD_ID)
    @RequiresScope(Scope.WRITE)
    public Response delete(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        LeadId leadId = PathIds.lead(id);
        LeadSnapshot deleted =
                context.ifMatch().write(version -> management.leads().delete(context.caller(), leadId, version));
        return Response.ok(LeadDeletedResponse.of(deleted))
                .header(HttpHeaders.ETAG, EntityTags.of(deleted.version()))
                .build();
    }

    /** {@code PATCH /lead/{id}/restore}. */
    @PATCH
    @Path("{id}/restore")
    @RequiresScope(Scope.WRITE)
    public Response restoreByPatch(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        return restored(PathIds.lead(id), context.ifMatch(), body, context).response();
    }

    /** {@code POST /lead/{id}/restore}. */
    @POST
    @Path("{id}/restore")
    @RequiresScope(Scope.WRITE)
    public Response restore(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        LeadId leadId = PathIds.lead(id);
        IfMatch condition = context.ifMatch();
        return answers.answer(
                context,
                body,
                () -> restored(leadId, condition, body, context),
                () -> restored(leadId, IfMatch.NONE, body, context));
    }

    private IdempotentWrite restored(LeadId id, IfMatch condition, JsonBody body, RequestContext context) {
        Caller caller = context.caller();
        LeadSnapshot lead = condition.write(version -> management.leads().restore(caller, id, version));
        return IdempotentWrite.about(
                lead.id(), LeadResponses.written(management, caller, lead, body).ok());
    }

    /** Reads the lead. A widget session gets the same answer for an invalid id as for the id of another lead. */
    private LeadSnapshot read(Caller caller, String id) {
        if (caller.role() == Role.LEAD && LeadId.parse(id).isEmpty()) {
            throw new AccessDeniedException("a widget session may read only the lead that it sent");
        }
        return management.leads().get(caller, PathIds.lead(id));
    }

    private Response updated(Caller caller, UpdatedLead updated, JsonBody sent) {
        LeadResponses answer = LeadResponses.written(management, caller, updated.lead(), sent);
        return KeptWithdrawals.addTo(answer.tagged(Response.ok(answer.lead())), updated.keptWithdrawals())
                .build();
    }
}
