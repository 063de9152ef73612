package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.auth.WithdrawalTokens;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands out withdrawal links for the mails of the host. */
@Path(Routes.LEAD + "/{id}/consent/withdrawal-link")
@Produces(MediaType.APPLICATION_JSON)
public final class WithdrawalLinkResource {

    private final LeadManagement management;
    private final WithdrawalTokens tokens;

    public WithdrawalLinkResource(LeadManagement management, WithdrawalTokens tokens) {
        this.management = management;
        this.tokens = tokens;
    }

    /** {@code POST /lead/{id}/consent/withdrawal-link}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.ADMIN)
    public WithdrawalLinkResponse link(@PathParam("id") String id, JsonBody body, @BeanParam RequestContext context) {
        LeadId leadId = PathIds.lead(id);
        JsonFields fields = body.fields();
        Optional<ConsentPurpose> purpose =
                fields.code("purpose", ConsentPurpose.class).value();
        List<Violation> faults = new ArrayList<>(fields.unknown());
        if (purpose.isEmpty() && faults.isEmpty()) {
            faults.add(new Violation("purpose", "must be given"));
        }
        context.query().require(faults);
        ConsentWithdrawal withdrawal =
                management.privacy().prepareWithdrawal(context.caller(), leadId, purpose.orElseThrow());
        String token = tokens.sign(withdrawal);
        return new WithdrawalLinkResponse(
                leadId.toString(),
                withdrawal.purpose().code(),
                token,
                context.location("consent", "withdraw?token=" + token));
    }
}
