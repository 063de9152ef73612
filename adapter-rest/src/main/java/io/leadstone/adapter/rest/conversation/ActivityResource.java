package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.Violation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Activity reports of a conversation. The host's chat engine or the widget sends them. */
@Path(Routes.CONVERSATION + "/{id}/activity")
@Produces(MediaType.APPLICATION_JSON)
public final class ActivityResource {

    private final LeadManagement management;
    private final IdempotentAnswers answers;

    public ActivityResource(LeadManagement management) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
    }

    /** {@code POST /conversation/{id}/activity}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(value = Scope.WRITE, orLead = true)
    public Response record(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        Caller caller = context.caller();
        requireNoVersion(context);
        JsonFields fields = body.fields();
        Optional<String> at = fields.text("at").value();
        Optional<Instant> instant = at.flatMap(WireInstant::parse);
        RecordActivityCommand command = new RecordActivityCommand(
                idOf(caller, id),
                fields.count("messages").value(),
                fields.decimal("satisfaction").value(),
                instant);
        List<Violation> violations = new ArrayList<>(fields.unknown());
        if (at.isPresent() && instant.isEmpty()) {
            violations.add(new Violation("at", WireInstant.RULE));
        }
        context.query().require(violations, () -> management.violationsOf(command));
        return answers.answer(
                context,
                body,
                () -> answer(caller, management.conversations().recordActivity(caller, command)),
                written -> answer(caller, ConversationResponses.reread(management, caller, command.conversationId())));
    }

    private static IdempotentWrite answer(Caller caller, ConversationSnapshot conversation) {
        return IdempotentWrite.about(
                conversation.leadId(),
                Response.ok(ConversationResponses.changed(caller, conversation))
                        .header(HttpHeaders.ETAG, EntityTags.of(conversation.version()))
                        .build());
    }

    /** Parses the id. A widget session gets the same answer for an invalid id as for another conversation's id. */
    private static ConversationId idOf(Caller caller, String id) {
        if (caller.role() == Role.LEAD && ConversationId.parse(id).isEmpty()) {
            throw new AccessDeniedException("a widget session may access only its own conversations");
        }
        return PathIds.conversation(id);
    }

    /** Rejects conditional headers. A report is added to the totals of any version, so no condition can be kept. */
    private static void requireNoVersion(RequestContext context) {
        for (String name : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
            if (context.hasHeader(name)) {
                throw new RefusedException(Problem.of(
                        400,
                        "BAD_REQUEST",
                        List.of(new Violation(name, "must be omitted: a report is added to any version"))));
            }
        }
    }
}
