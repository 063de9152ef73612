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

/** Directories of agents and keys that let companies into each other's, or forget. */
final class BrokenDirectories {

    private BrokenDirectories() {}

    static BrokenStore agents(UnaryOperator<AgentRepository> broken) {
        BrokenStore store = BrokenStore.sound();
        return store.with(broken.apply(store.agents()));
    }

    static BrokenStore keys(UnaryOperator<ApiKeyRepository> broken) {
        BrokenStore store = BrokenStore.sound();
        return store.with(broken.apply(store.apiKeys()));
    }

    record AnotherCompanysAgentIsReplaced(AgentRepository sound, Map<AgentId, Agent> later) implements SoundAgents {

        AnotherCompanysAgentIsReplaced(AgentRepository sound) {
            this(sound, new ConcurrentHashMap<>());
        }

        @Override
        public Agent add(Agent agent) {
            try {
                return sound.add(agent);
            } catch (AgentIdTakenException taken) {
                later.put(agent.id(), agent);
                return agent;
            }
        }

        @Override
        public Optional<Agent> find(AgentId id) {
            return Optional.ofNullable(later.get(id)).or(() -> sound.find(id));
        }
    }

    record TheFirstInstantIsForgotten(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent add(Agent agent) {
            return agent.atVersion(sound.add(agent).version(), agent.createdAt());
        }
    }

    record VersionsBeginAnew(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent add(Agent agent) {
            return sound.add(agent).atVersion(Agent.FIRST_VERSION, agent.createdAt());
        }
    }

    record AddedAgentsAreReplaced(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent add(Agent agent) {
            return sound.find(agent.companyId(), agent.id())
                    .map(live -> sound.update(agent, live.version()))
                    .orElseGet(() -> sound.add(agent));
        }
    }

    record StaleChangesAreWritten(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent update(Agent next, long expectedVersion) {
            return sound.update(
                    next,
                    sound.find(next.companyId(), next.id()).map(Agent::version).orElse(expectedVersion));
        }
    }

    record StaleRemovalsAreWritten(AgentRepository sound) implements SoundAgents {

        @Override
        public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            sound.remove(
                    companyId, id, sound.find(companyId, id).map(Agent::version).orElse(expectedVersion));
        }
    }

    /** Compares in a read before the write. */
    record VersionsAreComparedBeforeTheWrite(AgentRepository sound, AtomicInteger readers) implements SoundAgents {

        VersionsAreComparedBeforeTheWrite(AgentRepository sound) {
            this(sound, new AtomicInteger());
        }

        @Override
        public Agent update(Agent next, long expectedVersion) {
            compare(next.companyId(), next.id(), expectedVersion);
            try {
                return sound.update(next, expectedVersion);
            } catch (VersionConflictException late) {
                return next;
            }
        }

        @Override
        public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            compare(companyId, id, expectedVersion);
            try {
                sound.remove(companyId, id, expectedVersion);
            } catch (VersionConflictException late) {
                readers.incrementAndGet();
            }
        }

        private void compare(CompanyId companyId, AgentId id, long expectedVersion) {
            if (sound.find(companyId, id)
                    .filter(live -> live.version() == expectedVersion)
                    .isEmpty()) {
                throw VersionConflictException.ofAgent(id, expectedVersion);
            }
            Race.waitForAnother(readers);
        }
    }

    record RemovedAgentsAreChanged(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent update(Agent next, long expectedVersion) {
            return sound.find(next.companyId(), next.id()).isPresent() ? sound.update(next, expectedVersion) : next;
        }
    }

    record IdsAreComparedWithoutCase(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent add(Agent agent) {
            return sound.add(new Agent(
                    new AgentId(agent.id().value().toLowerCase(Locale.ROOT)),
                    agent.companyId(),
                    agent.name(),
                    agent.allowedOrigins(),
                    agent.createdAt(),
                    agent.updatedAt()));
        }
    }

    record AgentsAreLookedForBeforeTheyAreAdded(AgentRepository sound, AtomicInteger readers) implements SoundAgents {

        AgentsAreLookedForBeforeTheyAreAdded(AgentRepository sound) {
            this(sound, new AtomicInteger());
        }

        @Override
        public Agent add(Agent agent) {
            if (find(agent.id()).isPresent()) {
                throw new AgentIdTakenException(agent.id());
            }
            Race.waitForAnother(readers);
            return new AnotherCompanysAgentIsReplaced(sound).add(agent);
        }
    }

    record KeysAreLookedForBeforeTheyAreAdded(ApiKeyRepository sound, AtomicInteger readers) implements SoundKeys {

        KeysAreLookedForBeforeTheyAreAdded(ApiKeyRepository sound) {
            this(sound, new AtomicInteger());
        }

        @Override
        public boolean add(ApiKey key) {
            if (find(key.id()).isPresent()) {
                return false;
            }
            Race.waitForAnother(readers);
            sound.add(key);
            return true;
        }
    }

    record AnybodyRemoves(AgentRepository sound) implements SoundAgents {

        @Override
        public void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            sound.remove(sound.find(id).map(Agent::companyId).orElse(companyId), id, expectedVersion);
        }
    }

    record AgentsAreFoundByAnyCompany(AgentRepository sound) implements SoundAgents {

        @Override
        public Optional<Agent> find(CompanyId companyId, AgentId id) {
            return sound.find(id);
        }
    }

    record KeysAreOverwritten(ApiKeyRepository sound, Map<String, ApiKey> later) implements SoundKeys {

        KeysAreOverwritten(ApiKeyRepository sound) {
            this(sound, new HashMap<>());
        }

        @Override
        public boolean add(ApiKey key) {
            later.put(key.id(), key);
            return sound.add(key) || later.containsKey(key.id());
        }

        @Override
        public Optional<ApiKey> find(String id) {
            return Optional.ofNullable(later.get(id));
        }
    }

    record RevokedKeysAreNotListed(ApiKeyRepository sound) implements SoundKeys {

        @Override
        public List<ApiKey> list(CompanyId companyId) {
            return sound.list(companyId).stream().filter(ApiKey::isActive).toList();
        }
    }

    record AnybodyRevokes(ApiKeyRepository sound) implements SoundKeys {

        @Override
        public boolean revoke(CompanyId companyId, String id, Instant at) {
            return sound.find(id)
                    .filter(key -> sound.revoke(key.companyId(), id, at))
                    .isPresent();
        }
    }

    record RevokedKeysDoNotCount(ApiKeyRepository sound) implements SoundKeys {

        @Override
        public boolean isEmpty() {
            return sound.list(new CompanyId("acme")).stream().noneMatch(ApiKey::isActive);
        }
    }

    /** Passes every call on, for a broken repository to break one. */
    interface SoundAgents extends AgentRepository {

        AgentRepository sound();

        @Override
        default Agent add(Agent agent) {
            return sound().add(agent);
        }

        @Override
        default Agent update(Agent next, long expectedVersion) {
            return sound().update(next, expectedVersion);
        }

        @Override
        default Optional<Agent> find(AgentId id) {
            return sound().find(id);
        }

        @Override
        default Optional<Agent> find(CompanyId companyId, AgentId id) {
            return sound().find(companyId, id);
        }

        @Override
        default Page<Agent> list(CompanyId companyId, PageRequest page) {
            return sound().list(companyId, page);
        }

        @Override
        default void remove(CompanyId companyId, AgentId id, long expectedVersion) {
            sound().remove(companyId, id, expectedVersion);
        }
    }

    /** Passes every call on, for a broken repository to break one. */
    interface SoundKeys extends ApiKeyRepository {

        ApiKeyRepository sound();

        @Override
        default boolean add(ApiKey key) {
            return sound().add(key);
        }

        @Override
        default Optional<ApiKey> find(String id) {
            return sound().find(id);
        }

        @Override
        default List<ApiKey> list(CompanyId companyId) {
            return sound().list(companyId);
        }

        @Override
        default boolean revoke(CompanyId companyId, String id, Instant at) {
            return sound().revoke(companyId, id, at);
        }

        @Override
        default boolean isEmpty() {
            return sound().isEmpty();
        }
    }
}
