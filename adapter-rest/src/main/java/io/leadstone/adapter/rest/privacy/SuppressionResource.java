package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.domain.lead.Suppression;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The suppression list of a company: lists, adds and removes entries. */
@Path(Routes.SUPPRESSION)
@Produces(MediaType.APPLICATION_JSON)
public final class SuppressionResource {

    private final LeadManagement management;
    private final PageResponses pages;
    private final IdempotentAnswers answers;

    public SuppressionResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.pages = pages;
        this.answers = new IdempotentAnswers(management);
    }

    /** {@code GET /suppression}. */
    @GET
    @RequiresScope(Scope.ADMIN)
    public Response list(@BeanParam RequestContext context) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> management.privacy().suppressions(context.caller(), page),
                SuppressionResponse::of);
    }

    /** {@code POST /suppression}. The answer is the same if the list has the address already. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.ADMIN)
    public Response add(JsonBody body, @BeanParam RequestContext context) {
        context.requireNoRecord();
        JsonFields fields = body.fields();
        SuppressAddressCommand command = new SuppressAddressCommand(
                fields.text("email").value(),
                fields.text("phone").value(),
                fields.text("reason").value());
        context.query().require(fields.unknown(), () -> management.violationsOf(command));
        return answers.answer(context, body, () -> add(context, command), () -> add(context, command));
    }

    private IdempotentWrite add(RequestContext context, SuppressAddressCommand command) {
        Suppression entry = management.privacy().suppress(context.caller(), command);
        return IdempotentWrite.of(Response.ok(SuppressionResponse.of(entry)).build());
    }

    /** {@code DELETE /suppression/{id}}. */
    @DELETE
    @Path("{id}")
    @RequiresScope(Scope.ADMIN)
    public Response remove(@PathParam("id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        UUID entry = PathIds.suppression(id);
        management.privacy().removeSuppression(context.caller(), entry);
        return Response.noContent().build();
    }
}
