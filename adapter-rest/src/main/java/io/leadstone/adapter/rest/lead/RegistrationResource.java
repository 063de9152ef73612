package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.json.MaxBytes;
import io.leadstone.adapter.rest.limit.RequestCounts;
import io.leadstone.adapter.rest.limit.VisitorRoute;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.domain.lead.FullName;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers the visitor of a widget as a lead. This is the only route for leads that needs no credentials. */
@Path(Routes.LEAD + "/register")
@Produces(MediaType.APPLICATION_JSON)
public final class RegistrationResource {

    private static final String ROUTE = "POST /lead/register";

    private final LeadManagement management;
    private final LeadTokens tokens;
    private final RequestCounts counts;

    public RegistrationResource(LeadManagement management, LeadTokens tokens, RequestCounts counts) {
        this.management = management;
        this.tokens = tokens;
        this.counts = counts;
    }

    /** {@code POST /lead/register}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @VisitorRoute
    public Response register(
            @MaxBytes(JsonBodyReader.MAX_PUBLIC_BYTES) JsonBody body, @BeanParam RequestContext context) {
        LeadRequest request = LeadRequest.of(body.fields());
        RegisterLeadCommand command =
                new RegisterLeadCommand(request.fields().agentId().value().orElse(""), request.fields());
        context.query()
                .require(LeadCreation.faultsOfNew(request, Optional.empty()), () -> management.violationsOf(command));
        counts.countAgent(command.agentId(), ROUTE);
        RegisterLead.Result result = management.leads().register(command);
        LeadSession session =
                new LeadSession(result.lead().id(), UUID.randomUUID().toString(), result.created());
        LeadResponse lead = result.created()
                ? LeadResponse.of(result.lead(), Optional.empty())
                : echo(result.lead(), command.fields());
        return Response.status(Response.Status.CREATED)
                .entity(RegistrationResponse.of(lead, tokens.issue(result.lead().companyId(), session)))
                .build();
    }

    /**
     * Returns the lead as the request describes it. Anyone can send the email of another person. Therefore the answer
     * reveals nothing about a lead that existed before, except for its id, which is also in the token.
     */
    private static LeadResponse echo(LeadSnapshot stored, LeadFields sent) {
        return new LeadResponse(
                stored.id().toString(),
                stored.companyId().value(),
                orNull(sent.agentId()),
                null,
                orNull(sent.firstName()),
                orNull(sent.lastName()),
                FullName.of(sent.firstName().value(), sent.lastName().value()).orElse(null),
                orNull(sent.email()),
                orNull(sent.phone()),
                orNull(sent.company()),
                null,
                null,
                orNull(sent.source()),
                orNull(sent.notes()),
                sent.tags().value().orElse(List.of()),
                sent.metadata().value().orElse("{}"),
                sent.consentMarketing().value().orElse(false),
                sent.consentDataProcessing().value().orElse(false),
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

    private static @Nullable String orNull(FieldUpdate<String> field) {
        return field.value().orElse(null);
    }
}
