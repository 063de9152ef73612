package io.leadstone.application.service.agent;

import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.agent.PutAgent;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentNotFoundException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.PreconditionFailedException;
import io.leadstone.domain.failure.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads an agent, checks the conditions of the caller, and writes it once. After a conflict it reads and checks again,
 * so that the conditions hold for the agent that the write replaces.
 */
public record AgentWrites(LazyPort<AgentRepository> agents, OptimisticRetry retries) {

    PutAgent.Result put(CompanyId companyId, PutAgentCommand command, Instant now) {
        AgentId id = new AgentId(command.agentId());
        return retries.retryStore(
                () -> agents.get().find(companyId, id), found -> write(companyId, command, now, found), Supplier::get);
    }

    void remove(CompanyId companyId, AgentId id, VersionCondition condition) {
        retries.retryWrite(
                () -> agents.get().find(companyId, id).orElseThrow(() -> new AgentNotFoundException(id)),
                found -> {
                    require(condition, Optional.of(found));
                    return found.version();
                },
                version -> agents.get().remove(companyId, id, version));
    }

    private Supplier<PutAgent.Result> write(
            CompanyId companyId, PutAgentCommand command, Instant now, Optional<Agent> found) {
        require(command.condition(), found);
        List<Violation> differences = command.sentBack().differencesTo(found);
        if (!differences.isEmpty()) {
            throw new InvalidCommandException(differences);
        }
        if (found.isPresent()) {
            Agent next = found.get()
                    .revise(command.name(), command.allowedOrigins(), now)
                    .withHoneypot(command.honeypot())
                    .withDoubleOptIn(command.doubleOptIn());
            return () ->
                    new PutAgent.Result(agents.get().update(next, found.get().version()), false);
        }
        Agent added = new Agent(
                        new AgentId(command.agentId()), companyId, command.name(), command.allowedOrigins(), now, now)
                .withHoneypot(command.honeypot())
                .withDoubleOptIn(command.doubleOptIn());
        return () -> new PutAgent.Result(agents.get().add(added), true);
    }

    private static void require(VersionCondition condition, Optional<Agent> found) {
        if (!condition.allows(found.map(Agent::version))) {
            throw new PreconditionFailedException();
        }
    }
}
