package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.auth.WithdrawalTokens;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.idempotency.IdempotentWrite;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands out withdrawal links for the mails of the host. */
@Path(Routes.LEAD + "/{id}/consent/withdrawal-link")
@Produces(MediaType.APPLICATION_JSON)
public final class WithdrawalLinkResource {

    private final LeadManagement management;
    private final WithdrawalTokens tokens;
    private final IdempotentAnswers answers;

    public WithdrawalLinkResource(LeadManagement management, WithdrawalTokens tokens) {
        this.management = management;
        this.tokens = tokens;
        this.answers = new IdempotentAnswers(management);
    }

    /** {@code POST /lead/{id}/consent/withdrawal-link}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.ADMIN)
    public Response link(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        LeadId leadId = PathIds.lead(id);
        JsonFields fields = body.fields();
        Optional<ConsentPurpose> purpose =
                fields.code("purpose", ConsentPurpose.class).value();
        List<Violation> faults = new ArrayList<>(fields.unknown());
        if (purpose.isEmpty() && faults.isEmpty()) {
            faults.add(new Violation("purpose", "must be given"));
        }
        context.query().require(faults);
        ConsentPurpose chosen = purpose.orElseThrow();
        return answers.answer(context, body, () -> link(context, leadId, chosen), () -> link(context, leadId, chosen));
    }

    private IdempotentWrite link(RequestContext context, LeadId leadId, ConsentPurpose purpose) {
        ConsentWithdrawal withdrawal = management.privacy().prepareWithdrawal(context.caller(), leadId, purpose);
        String token = tokens.sign(withdrawal);
        return IdempotentWrite.about(
                withdrawal.leadId(),
                Response.ok(new WithdrawalLinkResponse(
                                withdrawal.leadId().toString(),
                                withdrawal.purpose().code(),
                                token,
                                context.location("consent", "withdraw?token=" + token)))
                        .build());
    }
}
