package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.page.QueryParameters;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** One lead at a time: create, read, update, delete, restore. */
@Path(Routes.LEAD)
@Produces(MediaType.APPLICATION_JSON)
public final class LeadResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final LeadManagement leads;
    private final LeadCreation creation;
    private final LeadRevision revision;

    public LeadResource(LeadManagement leads) {
        this.leads = leads;
        LeadApiMapper mapper = new MapStructLeadApiMapper();
        this.creation = new LeadCreation(leads, mapper);
        this.revision = new LeadRevision(leads, mapper);
    }

    /** {@code POST /lead}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Scope.WRITE)
    public Response create(
            JsonBody body, @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
        return creation.create(CallerSecurity.callerOf(security), body, uri, headers, LeadAnswer::lead);
    }

    /** {@code GET /lead/{id}}. */
    @GET
    @Path(Routes.LEAD_ID)
    public Response get(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        IfNoneMatch known = IfNoneMatch.of(headers);
        Caller caller = CallerSecurity.callerOf(security);
        LeadAnswer lead = LeadAnswer.read(leads, caller, read(caller, id));
        return known.answer(lead.lead(), lead.tag());
    }

    /** {@code PUT /lead/{id}}. */
    @PUT
    @Path(Routes.LEAD_ID)
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Scope.WRITE)
    public Response put(
            @PathParam("id") String id,
            JsonBody body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        Caller caller = CallerSecurity.callerOf(security);
        return answer(caller, revision.put(caller, LeadPath.id(id), body, IfMatch.of(headers)), body);
    }

    /** {@code PATCH /lead/{id}}. */
    @PATCH
    @Path(Routes.LEAD_ID)
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Requires(Scope.WRITE)
    public Response patch(
            @PathParam("id") String id,
            JsonBody body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        Caller caller = CallerSecurity.callerOf(security);
        return answer(caller, revision.patch(caller, LeadPath.id(id), body, IfMatch.of(headers)), body);
    }

    /** {@code DELETE /lead/{id}}. */
    @DELETE
    @Path(Routes.LEAD_ID)
    @Requires(Scope.WRITE)
    public Response delete(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        Caller caller = CallerSecurity.callerOf(security);
        LeadId leadId = LeadPath.id(id);
        LeadSnapshot deleted =
                IfMatch.of(headers).write(version -> leads.leads().delete(caller, leadId, version));
        return Response.ok(LeadDeletedResponse.of(deleted))
                .header(HttpHeaders.ETAG, EntityTags.of(deleted.version()))
                .build();
    }

    /** {@code PATCH /lead/{id}/restore}. */
    @PATCH
    @Path("{id}/restore")
    @Requires(Scope.WRITE)
    public Response restoreByPatch(
            @PathParam("id") String id,
            JsonBody body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        return restore(id, body, uri, headers, security);
    }

    /** {@code POST /lead/{id}/restore}. */
    @POST
    @Path("{id}/restore")
    @Requires(Scope.WRITE)
    public Response restore(
            @PathParam("id") String id,
            JsonBody body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        new QueryParameters(uri).require(body.fieldsIfAny().unknown());
        Caller caller = CallerSecurity.callerOf(security);
        LeadId leadId = LeadPath.id(id);
        return answer(
                caller, IfMatch.of(headers).write(version -> leads.leads().restore(caller, leadId, version)), body);
    }

    /** A lead's own token is told nothing of other ids, not even which are none. */
    private LeadSnapshot read(Caller caller, String id) {
        if (caller.role() == Role.LEAD && LeadId.parse(id).isEmpty()) {
            throw new AccessDeniedException("a lead reads only itself, in the session that created it");
        }
        return leads.leads().get(caller, LeadPath.id(id));
    }

    private Response answer(Caller caller, LeadSnapshot lead, JsonBody sent) {
        return LeadAnswer.written(leads, caller, lead, sent).ok();
    }
}
