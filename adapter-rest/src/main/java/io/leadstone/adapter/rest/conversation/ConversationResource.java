package io.leadstone.adapter.rest.conversation;

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
import io.leadstone.application.access.Scope;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;

/** One conversation at a time: open, read, delete, restore. */
@Path(Routes.CONVERSATION)
@Produces(MediaType.APPLICATION_JSON)
public final class ConversationResource {

    private final LeadManagement leads;

    public ConversationResource(LeadManagement leads) {
        this.leads = leads;
    }

    /** {@code POST /conversation}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(value = Scope.WRITE, orLead = true)
    public Response open(
            JsonBody body, @Context UriInfo uri, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller caller = CallerSecurity.callerOf(security);
        IfMatch.requireNoRecord(headers);
        ConversationRequest request = ConversationRequest.of(body.fields(), caller);
        List<Violation> violations = new ArrayList<>(leads.violationsOf(request.unlinked()));
        violations.addAll(request.faults());
        new QueryParameters(uri).require(violations);
        ConversationSnapshot opened = leads.conversations().open(caller, request.by(caller));
        return tagged(Response.status(Response.Status.CREATED), opened)
                .header(HttpHeaders.LOCATION, Routes.location(uri, "conversation", opened.id()))
                .entity(ConversationAnswer.opened(caller, opened, body))
                .build();
    }

    /** {@code GET /conversation/{id}}. */
    @GET
    @Path(Routes.CONVERSATION_ID)
    @Requires(Scope.READ)
    public Response get(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        IfNoneMatch known = IfNoneMatch.of(headers);
        ConversationSnapshot conversation =
                leads.conversations().get(CallerSecurity.callerOf(security), ConversationPath.id(id));
        return known.answer(ConversationResponse.of(conversation), EntityTags.of(conversation.version()));
    }

    /** {@code DELETE /conversation/{id}}. */
    @DELETE
    @Path(Routes.CONVERSATION_ID)
    @Requires(Scope.WRITE)
    public Response delete(
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        Caller caller = CallerSecurity.callerOf(security);
        ConversationId conversationId = ConversationPath.id(id);
        ConversationSnapshot deleted =
                IfMatch.of(headers).write(version -> leads.conversations().delete(caller, conversationId, version));
        return tagged(Response.ok(ConversationDeletedResponse.of(deleted)), deleted)
                .build();
    }

    /** {@code PATCH /conversation/{id}/restore}. */
    @PATCH
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
        ConversationId conversationId = ConversationPath.id(id);
        ConversationSnapshot restored =
                IfMatch.of(headers).write(version -> leads.conversations().restore(caller, conversationId, version));
        return tagged(Response.ok(ConversationAnswer.changed(caller, restored)), restored)
                .build();
    }

    private static Response.ResponseBuilder tagged(Response.ResponseBuilder answer, ConversationSnapshot conversation) {
        return answer.header(HttpHeaders.ETAG, EntityTags.of(conversation.version()));
    }
}
