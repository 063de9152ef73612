package io.leadstone.application.service.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.agent.Agents;
import io.leadstone.application.port.in.agent.CheckOrigin;
import io.leadstone.application.port.in.agent.DeleteAgent;
import io.leadstone.application.port.in.agent.FindHoneypot;
import io.leadstone.application.port.in.agent.GetAgent;
import io.leadstone.application.port.in.agent.ListAgents;
import io.leadstone.application.port.in.agent.PutAgent;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.out.access.AccessStore;
import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import java.util.Optional;

/** Implements {@link Agents}: creates the service of each use case and delegates to it. */
public final class AgentsService implements Agents {

    private final PutAgent putAgent;
    private final GetAgent getAgent;
    private final ListAgents listAgents;
    private final DeleteAgent deleteAgent;
    private final CheckOrigin checkOrigin;
    private final FindHoneypot findHoneypot;

    /**
     * Creates the services of all use cases for agents.
     *
     * @param directory finds the agents of widget sessions
     * @param confirms true if the host sends confirmations, so that an agent can have double opt-in
     */
    public AgentsService(UseCaseParts parts, AgentDirectory directory, boolean confirms) {
        LazyPort<AgentRepository> agents = LazyPort.of(parts.store(), AccessStore.class, AccessStore::agents);
        AgentWrites writes = new AgentWrites(agents, parts.retries());
        putAgent = new PutAgentService(parts.check(), parts.contexts(), writes, confirms);
        getAgent = new GetAgentService(agents);
        listAgents = new ListAgentsService(parts.check(), agents);
        deleteAgent = new DeleteAgentService(writes);
        checkOrigin = new CheckOriginService(directory);
        findHoneypot = new FindHoneypotService(directory);
    }

    @Override
    public PutAgent.Result put(Caller caller, PutAgentCommand command) {
        return putAgent.put(caller, command);
    }

    @Override
    public Agent get(Caller caller, AgentId id) {
        return getAgent.get(caller, id);
    }

    @Override
    public Page<Agent> list(Caller caller, PageRequest page) {
        return listAgents.list(caller, page);
    }

    @Override
    public void delete(Caller caller, AgentId id, VersionCondition condition) {
        deleteAgent.delete(caller, id, condition);
    }

    @Override
    public void checkOrigin(Caller caller, String origin) {
        checkOrigin.checkOrigin(caller, origin);
    }

    @Override
    public Optional<String> findHoneypot(String agentId) {
        return findHoneypot.findHoneypot(agentId);
    }
}
