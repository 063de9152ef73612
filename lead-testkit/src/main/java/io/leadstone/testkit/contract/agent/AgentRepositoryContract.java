package io.leadstone.testkit.contract.agent;

import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of the directory of agents. Their ids are unique among all companies. */
public interface AgentRepositoryContract extends StoreUnderTest {

    @Test
    default void an_agent_is_found_by_id_with_or_without_company() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));

        assertThat(bot).isEqualTo(agent(ACME, "bot"));
        assertFound("agents.find", bot, agents.find(bot.id()));
        assertFound("agents.find", bot, agents.find(ACME, bot.id()));
        assertThat(agents.find(new AgentId("nobody"))).isEmpty();
        assertThat(agents.find(ACME, new AgentId("nobody"))).isEmpty();
        assertThat(agents.find(GLOBEX, bot.id())).isEmpty();
    }

    @Test
    default void an_agent_is_read_as_it_was_written() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent full = new Agent(
                new AgentId("A".repeat(62) + ":."),
                ACME,
                Optional.of("🦊é'\\%".repeat(16) + "🦊".repeat(20)),
                IntStream.range(0, Agent.MAX_ORIGINS)
                        .mapToObj(i -> "https://" + (char) ('z' - i % 26) + "x".repeat(240) + ".example:" + (8000 + i))
                        .toList(),
                Optional.of("Contact_-9".repeat(5)),
                true,
                SettableClock.START.plusMillis(1),
                SettableClock.START.plusMillis(2),
                Agent.FIRST_VERSION);

        assertThat(agents.add(full)).isEqualTo(full);
        assertFound("agents.find", full, agents.find(full.id()));
    }

    @Test
    default void an_agent_update_stores_the_next_version() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));
        Agent next = bot.revise(
                Optional.empty(),
                List.of("https://b.example", "https://a.example"),
                SettableClock.START.plusSeconds(9));

        Agent stored = agents.update(next, 1);

        assertThat(bot.version()).isEqualTo(1);
        assertThat(stored).isEqualTo(next);
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.createdAt()).isEqualTo(SettableClock.START);
        assertFound("agents.find", stored, agents.find(ACME, next.id()));
        assertItems("agents.list", agents.list(ACME, UP_TO_100).items(), stored);

        Agent third = agents.update(renamed(stored, "Third"), 2);
        assertThat(third.version()).isEqualTo(3);
        assertFound("agents.find", third, agents.find(next.id()));
    }

    @Test
    default void an_agent_update_sets_and_removes_its_options() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));

        Agent second = agents.update(
                renamed(bot, "Second").withHoneypot(Optional.of("contact_url")).withDoubleOptIn(true), 1);
        assertThat(second.honeypot()).contains("contact_url");
        assertThat(second.doubleOptIn()).isTrue();
        assertFound("agents.find", second, agents.find(bot.id()));

        Agent third = agents.update(
                renamed(second, "Third").withHoneypot(Optional.empty()).withDoubleOptIn(false), 2);
        assertThat(third.honeypot()).isEmpty();
        assertFound("agents.find", third, agents.find(ACME, bot.id()));
    }

    @Test
    default void an_update_of_a_stale_agent_is_refused() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));
        Agent stored = agents.update(renamed(bot, "First"), 1);

        for (long stale : new long[] {1, 3}) {
            assertThatExceptionOfType(VersionConflictException.class)
                    .isThrownBy(() -> agents.update(renamed(bot, "Second"), stale));
        }
        assertFound("agents.find", stored, agents.find(ACME, bot.id()));
    }

    @Test
    default void the_removal_of_a_stale_agent_is_refused() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));
        Agent stored = agents.update(renamed(bot, "First"), 1);

        for (long stale : new long[] {1, 3}) {
            assertThatExceptionOfType(VersionConflictException.class)
                    .isThrownBy(() -> agents.remove(ACME, bot.id(), stale));
        }
        assertFound("agents.find", stored, agents.find(ACME, bot.id()));
    }

    @Test
    default void adding_an_existing_agent_is_refused() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));

        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> agents.add(renamed(bot, "Another")));

        assertFound("agents.find", bot, agents.find(ACME, bot.id()));
    }

    @Test
    default void updating_a_missing_agent_is_refused() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> agents.update(agent(ACME, "Bot"), 1));
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> agents.update(agent(GLOBEX, "bot"), 1));
        assertFound("agents.find", bot, agents.find(bot.id()));

        agents.remove(ACME, bot.id(), 1);
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> agents.update(renamed(bot, "Late"), 1));
        assertThat(agents.find(bot.id())).isEmpty();
    }

    @Test
    default void an_agent_added_again_keeps_creation_time_and_continues_versions() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));
        agents.update(renamed(bot, "First"), 1);
        agents.remove(ACME, bot.id(), 2);
        Instant later = SettableClock.START.plusSeconds(9);

        Agent again = agents.add(new Agent(bot.id(), ACME, Optional.empty(), List.of(), later, later));

        assertThat(again)
                .isEqualTo(new Agent(bot.id(), ACME, Optional.empty(), List.of(), SettableClock.START, later, 3));
        assertFound("agents.find", again, agents.find(ACME, bot.id()));
        agents.remove(ACME, bot.id(), 3);
        assertThat(agents.add(bot).version()).isEqualTo(4);
    }

    @Test
    default void an_agent_id_of_another_company_is_refused() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent ours = agents.add(agent(ACME, "bot"));

        assertThatExceptionOfType(AgentIdTakenException.class).isThrownBy(() -> agents.add(agent(GLOBEX, "bot")));

        assertFound("agents.find", ours, agents.find(ours.id()));
        assertThat(agents.list(GLOBEX, UP_TO_100).items()).isEmpty();
        Agent theirs = agents.add(agent(GLOBEX, "Bot"));
        assertFound("agents.find", theirs, agents.find(new AgentId("Bot")));
        assertFound("agents.find", ours, agents.find(ours.id()));
    }

    @Test
    default void only_its_own_company_can_remove_an_agent() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));

        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> agents.remove(GLOBEX, bot.id(), 1));
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> agents.remove(ACME, new AgentId("Bot"), 1));
        assertFound("agents.find", bot, agents.find(bot.id()));

        agents.remove(ACME, bot.id(), 1);
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> agents.remove(ACME, bot.id(), 1));
        assertThat(agents.find(bot.id())).isEmpty();
        assertThat(agents.find(ACME, bot.id())).isEmpty();
        assertThat(agents.list(ACME, UP_TO_100).items()).isEmpty();
        assertThat(agents.list(ACME, UP_TO_100).total()).isZero();
    }

    /**
     * Deployed widgets continue to send the id of a removed agent. Another company with this id would receive their
     * leads.
     */
    @Test
    default void a_removed_agent_id_stays_reserved_for_its_company() {
        AgentRepository agents = new StorePorts(emptyStore()).agents();
        Agent bot = agents.add(agent(ACME, "bot"));
        agents.remove(ACME, bot.id(), 1);

        assertThatExceptionOfType(AgentIdTakenException.class).isThrownBy(() -> agents.add(agent(GLOBEX, "bot")));

        assertThat(agents.find(bot.id())).isEmpty();
        Agent again = agents.add(bot);
        assertThat(again.companyId()).isEqualTo(ACME);
        assertFound("agents.find", again, agents.find(bot.id()));
    }

    @Test
    default void removing_an_agent_keeps_its_leads() {
        StoreScene scene = new StoreScene(this);
        Agent bot = scene.store().agents().add(agent(ACME, "bot"));
        LeadSnapshot lead = scene.add(details().agent("bot").build());

        scene.store().agents().remove(ACME, bot.id(), 1);

        assertFound("leads.find", lead, scene.leads().find(ACME, lead.id()));
    }

    /** The order is by code point, which is the order of no language. */
    @TestFactory
    default Stream<DynamicTest> agents_are_listed_by_id() {
        return PagedList.testsOf("agents.list", () -> {
            AgentRepository agents = new StorePorts(emptyStore()).agents();
            List<String> ordered =
                    List.of("-", ".a", "0", "10", "9", ":a", "A", "B", "Z", "_a", "a", "a-b", "aB", "ab", "b");
            Stream.of("b", "A", "_a", "10", "ab", "Z", ".a", "a", "9", "aB", "B", ":a", "-", "a-b", "0")
                    .forEach(id -> agents.add(agent(ACME, id)));
            agents.add(agent(GLOBEX, "C"));
            return new PagedList<>(
                    page -> agents.list(ACME, page),
                    ordered.stream().map(id -> agent(ACME, id)).toList());
        });
    }

    private static Agent agent(CompanyId companyId, String id) {
        return new Agent(
                new AgentId(id),
                companyId,
                Optional.of("The bot"),
                List.of("https://shop.example"),
                SettableClock.START,
                SettableClock.START);
    }

    private static Agent renamed(Agent agent, String name) {
        return agent.revise(Optional.of(name), agent.allowedOrigins(), SettableClock.START.plusSeconds(1));
    }
}
