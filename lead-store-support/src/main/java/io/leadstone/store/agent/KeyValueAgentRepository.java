package io.leadstone.store.agent;

import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.store.json.RegisteredAgent;
import io.leadstone.store.table.AccessTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.StoreTransactions;
import java.util.Optional;

/** {@link AgentRepository} on a key-value backend. */
public record KeyValueAgentRepository(StoreTransactions transactions) implements AgentRepository {

    @Override
    public Agent add(Agent agent) {
        return transactions.write(transaction -> {
            Optional<RegisteredAgent> before = AccessTable.findAgent(transaction, agent.id());
            before.ifPresent(found -> requireRemoved(found, agent.companyId()));
            Agent added = before.map(RegisteredAgent::agent)
                    .map(removed -> agent.atVersion(removed.version() + 1, removed.createdAt()))
                    .orElseGet(() -> agent.atVersion(Agent.FIRST_VERSION, agent.createdAt()));
            AccessTable.save(transaction, before, new RegisteredAgent(added, false));
            return added;
        });
    }

    @Override
    public Agent update(Agent next, long expectedVersion) {
        Agent stored = next.atVersion(expectedVersion + 1, next.createdAt());
        return replace(next.companyId(), next.id(), expectedVersion, new RegisteredAgent(stored, false));
    }

    @Override
    public Optional<Agent> find(AgentId id) {
        return transactions.read(transaction -> live(transaction, id));
    }

    @Override
    public Optional<Agent> find(CompanyId companyId, AgentId id) {
        return find(id).filter(agent -> agent.companyId().equals(companyId));
    }

    @Override
    public Page<Agent> list(CompanyId companyId, PageRequest page) {
        Page<RegisteredAgent> found =
                transactions.read(transaction -> AccessTable.agents(companyId).page(transaction, page));
        return new Page<>(
                found.items().stream().map(RegisteredAgent::agent).toList(),
                found.total(),
                found.totalIsExact(),
                found.next());
    }

    @Override
    public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
        transactions.write(transaction -> {
            Agent live = require(transaction, companyId, id, expectedVersion);
            save(transaction, live, new RegisteredAgent(live, true));
            return live;
        });
    }

    private Agent replace(CompanyId companyId, AgentId id, long expectedVersion, RegisteredAgent next) {
        return transactions.write(transaction -> {
            save(transaction, require(transaction, companyId, id, expectedVersion), next);
            return next.agent();
        });
    }

    private static void save(StoreTransaction transaction, Agent live, RegisteredAgent next) {
        AccessTable.save(transaction, Optional.of(new RegisteredAgent(live, false)), next);
    }

    private static Agent require(StoreTransaction transaction, CompanyId companyId, AgentId id, long version) {
        return live(transaction, id)
                .filter(agent -> agent.companyId().equals(companyId) && agent.version() == version)
                .orElseThrow(() -> VersionConflictException.ofAgent(id, version));
    }

    private static Optional<Agent> live(StoreTransaction transaction, AgentId id) {
        return AccessTable.findAgent(transaction, id)
                .filter(found -> !found.removed())
                .map(RegisteredAgent::agent);
    }

    private static void requireRemoved(RegisteredAgent found, CompanyId companyId) {
        Agent agent = found.agent();
        if (!agent.companyId().equals(companyId)) {
            throw new AgentIdTakenException(agent.id());
        }
        if (!found.removed()) {
            throw VersionConflictException.ofAgent(agent.id(), agent.version());
        }
    }
}
