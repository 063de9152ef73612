package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.adapter.rest.version.IfMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Erases the personal data of a lead, live or deleted. */
@Path(Routes.LEAD + "/{id}/erase")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasureResource {

    private final LeadManagement management;
    private final IdempotentAnswers answers;

    public ErasureResource(LeadManagement management) {
        this.management = management;
        this.answers = new IdempotentAnswers(management);
    }

    /** {@code POST /lead/{id}/erase}. */
    @POST
    @RequiresScope(Scope.ADMIN)
    public Response erase(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        JsonFields fields = body.fieldsIfAny();
        boolean suppress = fields.flag("suppress").value().orElse(false);
        context.query().require(fields.unknown());
        LeadId leadId = PathIds.lead(id);
        IfMatch condition = context.ifMatch();
        return answers.answer(
                context,
                body,
                () -> erase(context.caller(), leadId, condition, suppress),
                () -> erase(context.caller(), leadId, IfMatch.NONE, suppress));
    }

    private IdempotentWrite erase(Caller caller, LeadId id, IfMatch condition, boolean suppress) {
        LeadSnapshot erased = condition.write(version -> suppress
                ? management.privacy().eraseAndSuppress(caller, id, version)
                : management.leads().erase(caller, id, version));
        return IdempotentWrite.about(
                erased.id(),
                Response.ok(LeadErasedResponse.of(erased))
                        .header(HttpHeaders.ETAG, EntityTags.of(erased.version()))
                        .build());
    }
}
