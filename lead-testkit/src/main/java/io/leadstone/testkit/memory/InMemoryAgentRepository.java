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

    private final Map<AgentId, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Agent put(Agent agent) {
        return entries.merge(agent.id(), new Entry(agent, false), InMemoryAgentRepository::replaced)
                .agent();
    }

    private static Entry replaced(Entry before, Entry after) {
        Agent next = after.agent();
        if (!before.isOf(next.companyId())) {
            throw new AgentIdTakenException(next.id());
        }
        Agent stored = new Agent(
                next.id(),
                next.companyId(),
                next.name(),
                next.allowedOrigins(),
                before.agent().createdAt(),
                next.updatedAt());
        return new Entry(stored, false);
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return Optional.ofNullable(entries.get(id))
                .filter(entry -> !entry.removed())
                .map(Entry::agent);
    }

    @Override
    public Optional<Agent> find(CompanyId companyId, AgentId id) {
        return find(id).filter(agent -> agent.companyId().equals(companyId));
    }

    @Override
    public Page<Agent> list(CompanyId companyId, PageRequest page) {
        List<Agent> found = entries.values().stream()
                .filter(entry -> !entry.removed() && entry.isOf(companyId))
                .map(Entry::agent)
                .toList();
        return BY_ID.page(found, page);
    }

    @Override
    public boolean remove(CompanyId companyId, AgentId id) {
        return find(companyId, id)
                .filter(agent -> entries.replace(id, new Entry(agent, false), new Entry(agent, true)))
                .isPresent();
    }

    /** An id and whose it is; it stays theirs when the agent is removed. */
    private record Entry(Agent agent, boolean removed) {

        boolean isOf(CompanyId companyId) {
            return agent.companyId().equals(companyId);
        }
    }
}
