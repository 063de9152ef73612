package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonBodyReader;
import io.leadstone.adapter.rest.json.MaxBytes;
import io.leadstone.adapter.rest.limit.RequestCounts;
import io.leadstone.adapter.rest.limit.VisitorRoute;
import io.leadstone.adapter.rest.request.EvidenceAddress;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/**
 * Registers the visitor of a widget as a lead. The answer shows what was sent, with a session lead id. It is the same
 * whether or not the email was known.
 */
@Path(Routes.LEAD + "/register")
@Produces(MediaType.APPLICATION_JSON)
public final class RegistrationResource {

    private static final String ROUTE = "POST /lead/register";

    /** The names of the fields of a registration. None of them can be the name of a honeypot. */
    public static final Set<String> FIELDS = RegistrationRequest.FIELDS;

    private final LeadManagement management;
    private final LeadTokens tokens;
    private final RequestCounts counts;
    private final EvidenceAddress evidence;

    public RegistrationResource(
            LeadManagement management, LeadTokens tokens, RequestCounts counts, EvidenceAddress evidence) {
        this.management = management;
        this.tokens = tokens;
        this.counts = counts;
        this.evidence = evidence;
    }

    /** {@code POST /lead/register}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Public
    @VisitorRoute
    public Response register(
            @MaxBytes(JsonBodyReader.MAX_PUBLIC_BYTES) JsonBody body, @BeanParam RequestContext context) {
        // Before the honeypot: a field of another name looks the agent up in the store.
        RegistrationRequest.agentOf(body).ifPresent(agent -> counts.countAgent(agent, ROUTE));
        RegistrationRequest request =
                RegistrationRequest.of(body, agentId -> management.agents().findHoneypot(agentId));
        LeadFields fields = request.lead().fields();
        RegisterLeadCommand command = new RegisterLeadCommand(
                fields.agentId().value().orElse(""),
                fields,
                request.form().in(context.evidence(evidence)),
                request.signals());
        context.query().require(request.faults(), () -> management.violationsOf(command));
        RegisterLead.Result result = management.leads().register(command);
        return Response.status(Response.Status.CREATED)
                .entity(RegistrationResponse.of(
                        LeadResponse.of(
                                result.lead(),
                                Optional.empty(),
                                result.submission().pendingConsents()),
                        tokens.issue(result.submission(), result.refreshToken())))
                .build();
    }
}
