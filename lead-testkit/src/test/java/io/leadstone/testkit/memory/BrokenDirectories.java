package io.leadstone.testkit.memory;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.application.port.out.ApiKeyRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentIdTakenException;
import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    record AnotherCompanysAgentIsReplaced(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent put(Agent agent) {
            try {
                return sound.put(agent);
            } catch (AgentIdTakenException taken) {
                sound.find(agent.id()).ifPresent(other -> sound.remove(other.companyId(), other.id()));
                return sound.put(agent);
            }
        }
    }

    record TheFirstInstantIsForgotten(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent put(Agent agent) {
            sound.put(agent);
            return agent;
        }
    }

    record IdsAreComparedWithoutCase(AgentRepository sound) implements SoundAgents {

        @Override
        public Agent put(Agent agent) {
            return sound.put(new Agent(
                    new AgentId(agent.id().value().toLowerCase(Locale.ROOT)),
                    agent.companyId(),
                    agent.name(),
                    agent.allowedOrigins(),
                    agent.createdAt(),
                    agent.updatedAt()));
        }
    }

    record AgentsAreLookedForBeforeTheyArePut(AgentRepository sound, AtomicInteger readers) implements SoundAgents {

        AgentsAreLookedForBeforeTheyArePut(AgentRepository sound) {
            this(sound, new AtomicInteger());
        }

        @Override
        public Agent put(Agent agent) {
            if (find(agent.id()).isPresent()) {
                throw new AgentIdTakenException(agent.id());
            }
            Race.waitForAnother(readers);
            return new AnotherCompanysAgentIsReplaced(sound).put(agent);
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
        public boolean remove(CompanyId companyId, AgentId id) {
            return sound.find(id)
                    .filter(agent -> sound.remove(agent.companyId(), id))
                    .isPresent();
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
        default Agent put(Agent agent) {
            return sound().put(agent);
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
        default boolean remove(CompanyId companyId, AgentId id) {
            return sound().remove(companyId, id);
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
