package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
    public Agent add(Agent agent) {
        return Objects.requireNonNull(entries.compute(agent.id(), (id, before) -> added(agent, before)))
                .agent();
    }

    private static Entry added(Agent agent, @Nullable Entry before) {
        if (before == null) {
            return new Entry(agent.atVersion(Agent.FIRST_VERSION, agent.createdAt()), false);
        }
        if (!before.isOf(agent.companyId())) {
            throw new AgentIdTakenException(agent.id());
        }
        if (!before.removed()) {
            throw VersionConflictException.ofAgent(agent.id(), before.agent().version());
        }
        return new Entry(
                agent.atVersion(before.agent().version() + 1, before.agent().createdAt()), false);
    }

    @Override
    public Agent update(Agent next, long expectedVersion) {
        Agent stored = next.atVersion(expectedVersion + 1, next.createdAt());
        replace(next.companyId(), next.id(), expectedVersion, live -> new Entry(stored, false));
        return stored;
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
    public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
        replace(companyId, id, expectedVersion, live -> new Entry(live, true));
    }

    private void replace(CompanyId companyId, AgentId id, long expectedVersion, Function<Agent, Entry> change) {
        entries.compute(id, (key, before) -> {
            if (before == null || !before.isLive(companyId, expectedVersion)) {
                throw VersionConflictException.ofAgent(id, expectedVersion);
            }
            return change.apply(before.agent());
        });
    }

    /** An id and whose it is; it stays theirs when the agent is removed. */
    private record Entry(Agent agent, boolean removed) {

        boolean isOf(CompanyId companyId) {
            return agent.companyId().equals(companyId);
        }

        boolean isLive(CompanyId companyId, long version) {
            return !removed && isOf(companyId) && agent.version() == version;
        }
    }
}
