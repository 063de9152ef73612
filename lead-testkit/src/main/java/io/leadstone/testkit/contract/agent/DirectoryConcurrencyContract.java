package io.leadstone.testkit.contract.agent;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for concurrent writes of agents and API keys. */
public interface DirectoryConcurrencyContract extends StoreUnderTest {

    @Test
    default void one_of_many_companies_adds_an_agent_id() throws InterruptedException {
        AgentRepository agents = new StorePorts(emptyStore()).agents();

        List<Outcome<Agent>> outcomes =
                ConcurrentTasks.run(20, i -> () -> agents.add(agent(new CompanyId("company-" + i), "bot " + i)));

        Agent winner = ConcurrentTasks.onlySuccess(outcomes, AgentIdTakenException.class);
        assertFound("agents.find", winner, agents.find(winner.id()));
    }

    @Test
    default void one_of_many_calls_of_a_company_adds_an_agent() throws InterruptedException {
        AgentRepository agents = new StorePorts(emptyStore()).agents();

        List<Outcome<Agent>> outcomes = ConcurrentTasks.run(20, i -> () -> agents.add(agent(ACME, "bot " + i)));

        Agent winner = ConcurrentTasks.onlySuccess(outcomes, VersionConflictException.class);
        assertItems("agents.list", agents.list(ACME, UP_TO_100).items(), winner);
    }

    @Test
    default void one_of_many_calls_adds_a_removed_agent_again() throws InterruptedException {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));
        agents.remove(ACME, bot.id(), 1);

        List<Outcome<Agent>> outcomes = ConcurrentTasks.run(20, i -> () -> agents.add(agent(ACME, "bot " + i)));

        Agent winner = ConcurrentTasks.onlySuccess(outcomes, VersionConflictException.class);
        assertThat(winner.version()).isEqualTo(2);
        assertItems("agents.list", agents.list(ACME, UP_TO_100).items(), winner);
    }

    @Test
    default void one_of_many_updates_and_removals_of_an_agent_succeeds() throws InterruptedException {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));

        List<Outcome<Optional<Agent>>> outcomes = ConcurrentTasks.run(20, i -> () -> {
            if (i % 4 == 0) {
                agents.remove(ACME, bot.id(), 1);
                return Optional.empty();
            }
            return Optional.of(agents.update(bot.revise(Optional.of("bot " + i), List.of(), SettableClock.START), 1));
        });

        Optional<Agent> winner = ConcurrentTasks.onlySuccess(outcomes, VersionConflictException.class);
        assertSame("agents.find", winner, agents.find(ACME, bot.id()));
    }

    @Test
    default void one_of_many_calls_adds_an_api_key() throws InterruptedException {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        List<ApiKey> rivals = List.of(key(ACME, "a"), key(ACME, "b"), key(ACME, "c"), key(ACME, "d"), key(ACME, "e"));

        List<Outcome<Boolean>> outcomes = ConcurrentTasks.run(20, i -> () -> keys.add(rivals.get(i % 5)));

        assertThat(outcomes).allMatch(outcome -> outcome.result().isPresent());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.result().orElse(false))
                .hasSize(1);
        assertThat(keys.list(ACME)).hasSize(1).isSubsetOf(rivals);
    }

    @Test
    default void one_of_many_calls_revokes_an_api_key() throws InterruptedException {
        ApiKeyRepository keys = new StorePorts(emptyStore()).apiKeys();
        keys.add(key(ACME, "one"));

        List<Outcome<Boolean>> outcomes =
                ConcurrentTasks.run(20, i -> () -> keys.revoke(ACME, "one", SettableClock.START.plusMillis(i)));

        assertThat(outcomes).allMatch(outcome -> outcome.result().isPresent());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.result().orElse(false))
                .hasSize(1);
    }

    private static Agent agent(CompanyId companyId, String name) {
        return new Agent(
                new AgentId("bot"), companyId, Optional.of(name), List.of(), SettableClock.START, SettableClock.START);
    }

    private static ApiKey key(CompanyId companyId, String name) {
        return new ApiKey(
                "one",
                companyId,
                name,
                Set.of(Scope.READ),
                Role.MEMBER,
                SecretHash.of("secret", new SecureRandom()),
                SettableClock.START,
                Optional.empty());
    }
}
