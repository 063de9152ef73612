package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentIdTakenException;
import io.leadstone.domain.CompanyId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link AgentRepository} in memory; the map's own atomicity is the unique index. */
final class InMemoryAgentRepository implements AgentRepository {

    private static final InMemoryOrder<Agent, String> BY_ID = new InMemoryOrder<>(
            "agent_id",
            agent -> agent.id().value(),
            Comparator.<String>naturalOrder(),
            List::of,
            told -> new AgentId(InMemoryPlace.only(told)).value());

    private final Map<AgentId, Agent> agents = new ConcurrentHashMap<>();

    @Override
    public Agent put(Agent agent) {
        return agents.merge(agent.id(), agent, InMemoryAgentRepository::replaced);
    }

    private static Agent replaced(Agent before, Agent after) {
        if (!before.companyId().equals(after.companyId())) {
            throw new AgentIdTakenException(after.id());
        }
        return new Agent(
                after.id(),
                after.companyId(),
                after.name(),
                after.allowedOrigins(),
                before.createdAt(),
                after.updatedAt());
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return Optional.ofNullable(agents.get(id));
    }

    @Override
    public Optional<Agent> find(CompanyId companyId, AgentId id) {
        return find(id).filter(agent -> agent.companyId().equals(companyId));
    }

    @Override
    public Page<Agent> list(CompanyId companyId, PageRequest page) {
        List<Agent> found = agents.values().stream()
                .filter(agent -> agent.companyId().equals(companyId))
                .toList();
        return BY_ID.page(found, page);
    }

    @Override
    public boolean remove(CompanyId companyId, AgentId id) {
        return find(companyId, id).filter(agent -> agents.remove(id, agent)).isPresent();
    }
}
