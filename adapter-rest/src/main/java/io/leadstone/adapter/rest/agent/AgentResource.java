package io.leadstone.adapter.rest.agent;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.auth.Requires;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.page.ListPages;
import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentNotFoundException;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.Violation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory of which agent captures leads for which company. */
@Path(Routes.AGENT)
@Produces(MediaType.APPLICATION_JSON)
public final class AgentResource {

    private final LeadManagement leads;
    private final ListPages pages;

    public AgentResource(LeadManagement leads, ListPages pages) {
        this.leads = leads;
        this.pages = pages;
    }

    /** {@code GET /agent}. */
    @GET
    @Requires(Scope.READ)
    public Response list(@Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters parameters = new QueryParameters(uri);
        Caller caller = CallerSecurity.callerOf(security);
        PageRequest page = pages.request(parameters, caller.companyId());
        parameters.require(leads.violationsOf(page));
        return pages.answer(uri, page, caller.companyId(), leads.listAgents().list(caller, page), AgentResponse::of);
    }

    /** {@code GET /agent/{agent_id}}. */
    @GET
    @Path("{agent_id}")
    @Requires(Scope.READ)
    public AgentResponse get(
            @PathParam("agent_id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        return AgentResponse.of(leads.getAgent().get(CallerSecurity.callerOf(security), agentId(id)));
    }

    /** {@code PUT /agent/{agent_id}}. */
    @PUT
    @Path("{agent_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Scope.ADMIN)
    public AgentResponse put(
            @PathParam("agent_id") String id, JsonBody body, @Context UriInfo uri, @Context SecurityContext security) {
        Caller caller = CallerSecurity.callerOf(security);
        AgentRequest request = AgentRequest.of(id, body.fields(), caller);
        List<Violation> violations = new ArrayList<>(leads.violationsOf(request.command()));
        violations.addAll(request.faults());
        if (request.sendsInstants()) {
            violations.addAll(request.differencesTo(find(caller, id)));
        }
        new QueryParameters(uri).require(violations);
        return AgentResponse.of(leads.putAgent().put(caller, request.command()));
    }

    /** {@code DELETE /agent/{agent_id}}. */
    @DELETE
    @Path("{agent_id}")
    @Requires(Scope.ADMIN)
    public Response delete(@PathParam("agent_id") String id, @Context UriInfo uri, @Context SecurityContext security) {
        QueryParameters.requireNone(uri);
        leads.deleteAgent().delete(CallerSecurity.callerOf(security), agentId(id));
        return Response.noContent().build();
    }

    /** Who may put an agent may compare it: the answer shows the same one. */
    private Optional<Agent> find(Caller admin, String id) {
        Caller reader =
                new Caller(admin.companyId(), admin.principal(), Set.of(Scope.READ), Role.MEMBER, Optional.empty());
        try {
            return OpaqueId.isValid(id) ? Optional.of(leads.getAgent().get(reader, new AgentId(id))) : Optional.empty();
        } catch (AgentNotFoundException notYet) {
            return Optional.empty();
        }
    }

    /** A text that can be no agent's id names no agent, like any other that is not there. */
    private static AgentId agentId(String text) {
        if (!OpaqueId.isValid(text)) {
            throw new RefusedException(Problem.of(404, "AGENT_NOT_FOUND", "there is no agent " + text));
        }
        return new AgentId(text);
    }
}
