package io.leadstone.testkit.memory;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.VersionConflictException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Directories of agents and API keys with one fault each. */
final class BrokenDirectories {

    private BrokenDirectories() {}

    static BrokenStore agents(UnaryOperator<AgentRepository> broken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(broken.apply(store.agents()));
    }

    static BrokenStore keys(UnaryOperator<ApiKeyRepository> broken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(broken.apply(store.apiKeys()));
    }

    record AnotherCompanysAgentIsReplaced(AgentRepository delegate, Map<AgentId, Agent> later)
            implements DelegatingAgents {

        AnotherCompanysAgentIsReplaced(AgentRepository delegate) {
            this(delegate, new ConcurrentHashMap<>());
        }

        @Override
        public Agent add(Agent agent) {
            try {
                return delegate.add(agent);
            } catch (AgentIdTakenException taken) {
                later.put(agent.id(), agent);
                return agent;
            }
        }

        @Override
        public Optional<Agent> find(AgentId id) {
            return Optional.ofNullable(later.get(id)).or(() -> delegate.find(id));
        }
    }

    record TheCreationInstantIsReplaced(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public Agent add(Agent agent) {
            return agent.atVersion(delegate.add(agent).version(), agent.createdAt());
        }
    }

    record VersionsStartAgain(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public Agent add(Agent agent) {
            return delegate.add(agent).atVersion(Agent.FIRST_VERSION, agent.createdAt());
        }
    }

    record AddedAgentsAreReplaced(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public Agent add(Agent agent) {
            return delegate.find(agent.companyId(), agent.id())
                    .map(live -> delegate.update(agent, live.version()))
                    .orElseGet(() -> delegate.add(agent));
        }
    }

    record StaleChangesAreWritten(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public Agent update(Agent next, long expectedVersion) {
            return delegate.update(
                    next,
                    delegate.find(next.companyId(), next.id())
                            .map(Agent::version)
                            .orElse(expectedVersion));
        }
    }

    record StaleRemovalsAreWritten(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            delegate.remove(
                    companyId,
                    id,
                    delegate.find(companyId, id).map(Agent::version).orElse(expectedVersion));
        }
    }

    /** Compares the version in a read before the write. */
    record VersionsAreComparedBeforeTheWrite(AgentRepository delegate, AtomicInteger readers)
            implements DelegatingAgents {

        VersionsAreComparedBeforeTheWrite(AgentRepository delegate) {
            this(delegate, new AtomicInteger());
        }

        @Override
        public Agent update(Agent next, long expectedVersion) {
            compare(next.companyId(), next.id(), expectedVersion);
            try {
                return delegate.update(next, expectedVersion);
            } catch (VersionConflictException late) {
                return next;
            }
        }

        @Override
        public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            compare(companyId, id, expectedVersion);
            try {
                delegate.remove(companyId, id, expectedVersion);
            } catch (VersionConflictException late) {
                readers.incrementAndGet();
            }
        }

        private void compare(CompanyId companyId, AgentId id, long expectedVersion) {
            if (delegate.find(companyId, id)
                    .filter(live -> live.version() == expectedVersion)
                    .isEmpty()) {
                throw VersionConflictException.ofAgent(id, expectedVersion);
            }
            Race.waitForAnother(readers);
        }
    }

    record RemovedAgentsAreChanged(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public Agent update(Agent next, long expectedVersion) {
            return delegate.find(next.companyId(), next.id()).isPresent()
                    ? delegate.update(next, expectedVersion)
                    : next;
        }
    }

    record IdsAreComparedWithoutCase(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public Agent add(Agent agent) {
            return delegate.add(new Agent(
                    new AgentId(agent.id().value().toLowerCase(Locale.ROOT)),
                    agent.companyId(),
                    agent.name(),
                    agent.allowedOrigins(),
                    agent.createdAt(),
                    agent.updatedAt()));
        }
    }

    record AgentsAreReadBeforeTheyAreAdded(AgentRepository delegate, AtomicInteger readers)
            implements DelegatingAgents {

        AgentsAreReadBeforeTheyAreAdded(AgentRepository delegate) {
            this(delegate, new AtomicInteger());
        }

        @Override
        public Agent add(Agent agent) {
            if (find(agent.id()).isPresent()) {
                throw new AgentIdTakenException(agent.id());
            }
            Race.waitForAnother(readers);
            return new AnotherCompanysAgentIsReplaced(delegate).add(agent);
        }
    }

    record KeysAreReadBeforeTheyAreAdded(ApiKeyRepository delegate, AtomicInteger readers) implements DelegatingKeys {

        KeysAreReadBeforeTheyAreAdded(ApiKeyRepository delegate) {
            this(delegate, new AtomicInteger());
        }

        @Override
        public boolean add(ApiKey key) {
            if (find(key.id()).isPresent()) {
                return false;
            }
            Race.waitForAnother(readers);
            delegate.add(key);
            return true;
        }
    }

    record AnyCompanyRemoves(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            delegate.remove(delegate.find(id).map(Agent::companyId).orElse(companyId), id, expectedVersion);
        }
    }

    record AgentsAreFoundByAnyCompany(AgentRepository delegate) implements DelegatingAgents {

        @Override
        public Optional<Agent> find(CompanyId companyId, AgentId id) {
            return delegate.find(id);
        }
    }

    record KeysAreOverwritten(ApiKeyRepository delegate, Map<String, ApiKey> later) implements DelegatingKeys {

        KeysAreOverwritten(ApiKeyRepository delegate) {
            this(delegate, new HashMap<>());
        }

        @Override
        public boolean add(ApiKey key) {
            later.put(key.id(), key);
            return delegate.add(key) || later.containsKey(key.id());
        }

        @Override
        public Optional<ApiKey> find(String id) {
            return Optional.ofNullable(later.get(id));
        }
    }

    record RevokedKeysAreNotListed(ApiKeyRepository delegate) implements DelegatingKeys {

        @Override
        public List<ApiKey> list(CompanyId companyId) {
            return delegate.list(companyId).stream().filter(ApiKey::isActive).toList();
        }
    }

    record AnyCompanyRevokes(ApiKeyRepository delegate) implements DelegatingKeys {

        @Override
        public boolean revoke(CompanyId companyId, String id, Instant at) {
            return delegate.find(id)
                    .filter(key -> delegate.revoke(key.companyId(), id, at))
                    .isPresent();
        }
    }

    record RevokedKeysDoNotCount(ApiKeyRepository delegate) implements DelegatingKeys {

        @Override
        public boolean isEmpty() {
            return delegate.list(new CompanyId("acme")).stream().noneMatch(ApiKey::isActive);
        }
    }

    /** Delegates each call. A broken repository overrides one method. */
    interface DelegatingAgents extends AgentRepository {

        AgentRepository delegate();

        @Override
        default Agent add(Agent agent) {
            return delegate().add(agent);
        }

        @Override
        default Agent update(Agent next, long expectedVersion) {
            return delegate().update(next, expectedVersion);
        }

        @Override
        default Optional<Agent> find(AgentId id) {
            return delegate().find(id);
        }

        @Override
        default Optional<Agent> find(CompanyId companyId, AgentId id) {
            return delegate().find(companyId, id);
        }

        @Override
        default Page<Agent> list(CompanyId companyId, PageRequest page) {
            return delegate().list(companyId, page);
        }

        @Override
        default void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            delegate().remove(companyId, id, expectedVersion);
        }
    }

    /** Delegates each call. A broken repository overrides one method. */
    interface DelegatingKeys extends ApiKeyRepository {

        ApiKeyRepository delegate();

        @Override
        default boolean add(ApiKey key) {
            return delegate().add(key);
        }

        @Override
        default Optional<ApiKey> find(String id) {
            return delegate().find(id);
        }

        @Override
        default List<ApiKey> list(CompanyId companyId) {
            return delegate().list(companyId);
        }

        @Override
        default boolean revoke(CompanyId companyId, String id, Instant at) {
            return delegate().revoke(companyId, id, at);
        }

        @Override
        default boolean isEmpty() {
            return delegate().isEmpty();
        }
    }
}
