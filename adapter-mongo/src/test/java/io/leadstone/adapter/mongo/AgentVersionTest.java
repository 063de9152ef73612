package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agents of releases without agent versions have version 1. */
class AgentVersionTest {

    private static final CompanyId ACME = new CompanyId("acme");

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private final MongoDatabase database = MONGO.freshDatabase();
    private final AgentRepository agents = MemoryMongo.store(database).agents();
    private final Agent bot = new Agent(
            new AgentId("bot"), ACME, Optional.of("Bot"), List.of(), SettableClock.START, SettableClock.START);

    @BeforeEach
    void add_agent_without_version() {
        agents.add(bot);
        removeVersion();
    }

    @Test
    void it_is_updated_at_version_one() {
        assertThat(agents.find(bot.id())).contains(bot);
        Agent next = bot.revise(Optional.empty(), List.of(), SettableClock.START);

        assertThat(agents.update(next, 1)).isEqualTo(next);

        assertThat(agents.find(bot.id())).contains(next);
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> agents.update(next, 1));
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> agents.remove(ACME, bot.id(), 1));
    }

    @Test
    void it_is_removed_and_added_again_at_version_two() {
        assertThatExceptionOfType(VersionConflictException.class).isThrownBy(() -> agents.remove(ACME, bot.id(), 2));
        agents.remove(ACME, bot.id(), 1);
        removeVersion();

        assertThat(agents.add(bot).version()).isEqualTo(2);

        assertThat(agents.find(bot.id()).orElseThrow().version()).isEqualTo(2);
    }

    private void removeVersion() {
        database.getCollection("leadstone_agents").updateMany(new Document(), Updates.unset("version"));
    }
}
