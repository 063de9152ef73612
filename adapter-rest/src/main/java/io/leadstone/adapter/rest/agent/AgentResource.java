package io.leadstone.adapter.rest.agent;

import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.page.PageResponses;
import io.leadstone.adapter.rest.request.PathIds;
import io.leadstone.adapter.rest.request.RequestContext;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.adapter.rest.version.IfNoneMatch;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.agent.PutAgent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The agent directory of a company: lists, reads, puts and deletes agents. */
@Path(Routes.AGENT)
@Produces(MediaType.APPLICATION_JSON)
public final class AgentResource {

    private final LeadManagement management;
    private final PageResponses pages;

    public AgentResource(LeadManagement management, PageResponses pages) {
        this.management = management;
        this.pages = pages;
    }

    /** {@code GET /agent}. */
    @GET
    @RequiresScope(Scope.READ)
    public Response list(@BeanParam RequestContext context) {
        return context.list(
                pages,
                context.query(),
                management::violationsOf,
                page -> management.agents().list(context.caller(), page),
                AgentResponse::of);
    }

    /** {@code GET /agent/{agent_id}}. */
    @GET
    @Path("{agent_id}")
    @RequiresScope(Scope.READ)
    public Response get(@PathParam("agent_id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        IfNoneMatch known = context.ifNoneMatch();
        Agent agent = management.agents().get(context.caller(), PathIds.agent(id));
        return known.answer(AgentResponse.of(agent), EntityTags.of(agent.version()));
    }

    /** {@code PUT /agent/{agent_id}}. It answers 201 if the agent is new, also after its removal. */
    @PUT
    @Path("{agent_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.ADMIN)
    public Response put(@PathParam("agent_id") String id, JsonBody body, @BeanParam RequestContext context) {
        Caller caller = context.caller();
        VersionCondition condition = context.conditionOfCreate();
        AgentRequest request = AgentRequest.of(id, body.fields(), caller, condition);
        context.query().require(request.faults(), () -> management.violationsOf(request.command()));
        PutAgent.Result stored = management.agents().put(caller, request.command());
        Agent agent = stored.agent();
        Response.ResponseBuilder answer = stored.created()
                ? Response.status(Response.Status.CREATED)
                        .header(HttpHeaders.LOCATION, context.location("agent", agent.id()))
                : Response.ok();
        return answer.entity(AgentResponse.of(agent))
                .header(HttpHeaders.ETAG, EntityTags.of(agent.version()))
                .build();
    }

    /** {@code DELETE /agent/{agent_id}}. */
    @DELETE
    @Path("{agent_id}")
    @RequiresScope(Scope.ADMIN)
    public Response delete(@PathParam("agent_id") String id, @BeanParam RequestContext context) {
        context.requireNoParameters();
        AgentId agentId = PathIds.agent(id);
        VersionCondition condition = context.conditionOfCreate();
        management.agents().delete(context.caller(), agentId, condition);
        return Response.noContent().build();
    }
}
