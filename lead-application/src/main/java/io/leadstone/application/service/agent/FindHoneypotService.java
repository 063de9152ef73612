package io.leadstone.application.service.agent;

import io.leadstone.application.port.in.agent.FindHoneypot;
import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.agent.Agent;
import java.util.Optional;

/** Implements {@link FindHoneypot}. */
record FindHoneypotService(AgentDirectory agents) implements FindHoneypot {

    @Override
    public Optional<String> findHoneypot(String agentId) {
        return Optional.of(agentId)
                .filter(OpaqueId::isValid)
                .map(AgentId::new)
                .flatMap(agents::find)
                .flatMap(Agent::honeypot);
    }
}
