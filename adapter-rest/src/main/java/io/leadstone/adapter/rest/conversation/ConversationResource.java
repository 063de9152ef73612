package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.adapter.rest.version.IfNoneMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Opens, reads, deletes and restores a conversation. */
@Path(Routes.CONVERSATION)
@Produces(MediaType.APPLICATION_JSON)
public final class ConversationResource {

    private final LeadManagement management;
    private final IdempotentAnswers answers;

    public ConversationResource(LeadManagement management) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
    }

    /** {@code POST /conversation}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(value = Scope.WRITE, orLead = true)
    public Response open(JsonBody body, @BeanParam RequestContext context) {
        Caller caller = context.caller();
        context.requireNoRecord();
        ConversationRequest request = ConversationRequest.of(body.fields(), caller);
        context.query().require(request.faults(), () -> management.violationsOf(request.unlinked()));
        return answers.answer(
                context,
                body,
                () -> opened(context, body, management.conversations().open(caller, request.commandOf(caller))),
                written -> opened(
                        context,
                        body,
                        ConversationResponses.reread(
                                management,
                                caller,
                                new ConversationId(written.record().id()))));
    }

    private static IdempotentWrite opened(RequestContext context, JsonBody body, ConversationSnapshot opened) {
        return IdempotentWrite.about(
                opened.leadId(),
                tagged(Response.status(Response.Status.CREATED), opened)
                        .header(HttpHeaders.LOCATION, context.location("conversation", opened.id()))
                        .entity(ConversationResponses.opened(context.caller(), opened, body))
                        .build());
    }

    /** {@code GET /conversation/{id}}. */
    @GET
    @Path(Routes.CONVERSATION_ID)
    @RequiresScope(Scope.READ)
    public Response get(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        IfNoneMatch known = context.ifNoneMatch();
        ConversationSnapshot conversation = management.conversations().get(context.caller(), PathIds.conversation(id));
        return known.answer(ConversationResponse.of(conversation), EntityTags.of(conversation.version()));
    }

    /** {@code DELETE /conversation/{id}}. */
    @DELETE
    @Path(Routes.CONVERSATION_ID)
    @RequiresScope(Scope.WRITE)
    public Response delete(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        ConversationId conversationId = PathIds.conversation(id);
        ConversationSnapshot deleted = context.ifMatch()
                .write(version -> management.conversations().delete(context.caller(), conversationId, version));
        return tagged(Response.ok(ConversationDeletedResponse.of(deleted)), deleted)
                .build();
    }

    /** {@code PATCH /conversation/{id}/restore}. */
    @PATCH
    @Path("{id}/restore")
    @RequiresScope(Scope.WRITE)
    public Response restore(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        context.requireNoInput(body);
        ConversationId conversationId = PathIds.conversation(id);
        ConversationSnapshot restored = context.ifMatch()
                .write(version -> management.conversations().restore(context.caller(), conversationId, version));
        return tagged(Response.ok(ConversationResponses.changed(context.caller(), restored)), restored)
                .build();
    }

    private static Response.ResponseBuilder tagged(Response.ResponseBuilder answer, ConversationSnapshot conversation) {
        return answer.header(HttpHeaders.ETAG, EntityTags.of(conversation.version()));
    }
}
