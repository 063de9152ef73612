package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.json.MaxBytes;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.in.lead.LeadDraft;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one route of leads that is open to everybody: a widget registers its visitor. */
@Path(Routes.LEAD + "/register")
@Produces(MediaType.APPLICATION_JSON)
public final class RegistrationResource {

    private final LeadManagement management;
    private final LeadTokens tokens;
    private final LeadApiMapper mapper = new MapStructLeadApiMapper();

    public RegistrationResource(LeadManagement management, LeadTokens tokens) {
        this.management = management;
        this.tokens = tokens;
    }

    /** {@code POST /lead/register}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    public Response register(
            @MaxBytes(JsonBodyReader.MAX_PUBLIC_BYTES) JsonBody body, @BeanParam RequestContext context) {
        LeadRequest request = LeadRequest.of(body.fields());
        RegisterLeadCommand command =
                new RegisterLeadCommand(request.agentId().value().orElse(""), mapper.draft(request));
        List<Violation> violations = new ArrayList<>(management.violationsOf(command));
        violations.addAll(LeadCreation.faultsOfNew(request, Optional.empty()));
        context.query().require(violations);
        RegisterLead.Result result = management.leads().register(command);
        LeadSession session =
                new LeadSession(result.lead().id(), UUID.randomUUID().toString(), result.created());
        LeadResponse lead = result.created()
                ? LeadResponse.of(result.lead(), Optional.empty())
                : echo(result.lead(), command.lead());
        return Response.status(Response.Status.CREATED)
                .entity(RegistrationResponse.of(lead, tokens.issue(result.lead().companyId(), session)))
                .build();
    }

    /**
     * The lead as this request described it. Anyone can send anyone's email, so of a lead that was there before nothing is told
     * but its id, which the token holds anyway.
     */
    private static LeadResponse echo(LeadSnapshot stored, LeadDraft sent) {
        return new LeadResponse(
                stored.id().toString(),
                stored.companyId().value(),
                sent.agentId().orElse(null),
                sent.firstName(),
                sent.lastName(),
                sent.firstName() + " " + sent.lastName(),
                sent.email(),
                sent.phone().orElse(null),
                sent.company().orElse(null),
                sent.status().orElse(null),
                sent.lostReason().orElse(null),
                sent.source().orElse(null),
                sent.notes().orElse(null),
                sent.tags().orElse(List.of()),
                sent.metadata().orElse("{}"),
                sent.consentMarketing().orElse(false),
                sent.consentDataProcessing().orElse(false),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
