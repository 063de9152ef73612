package io.leadstone.application.service.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.in.agent.CheckOrigin;
import io.leadstone.application.port.out.agent.AgentDirectory;
import java.util.Optional;

/** Implements {@link CheckOrigin}. */
record CheckOriginService(AgentDirectory agents) implements CheckOrigin {

    @Override
    public void checkOrigin(Caller caller, String origin) {
        caller.session()
                .map(LeadSession::agentId)
                .flatMap(agents::find)
                .ifPresent(agent -> agent.requireOrigin(Optional.of(origin)));
    }
}
