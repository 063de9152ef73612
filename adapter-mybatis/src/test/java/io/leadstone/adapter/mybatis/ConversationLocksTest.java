package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Concurrent writers of conversations and of their lead lock rows in the same order, so that they cannot deadlock. */
class ConversationLocksTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final int ROUNDS = 40;
    private static final ConversationTopic TOPIC =
            new ConversationTopic(Optional.of("About the roof"), Metadata.EMPTY, Optional.empty());

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final Queue<SQLException> failures = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource
    void reports_openings_deletions_and_lead_changes_do_not_deadlock(TestServer server) throws Exception {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            MyBatisLeadStore store = MyBatisLeadStore.of(watched(pool).dataSource());
            store.leads().add(jordan);
            List<ConversationSnapshot> talks =
                    IntStream.range(0, 3).mapToObj(i -> open(store)).toList();
            LeadId lead = jordan.after().id();

            atOnce(
                    ROUNDS,
                    List.of(
                            () -> store.conversations().record(samples.report(talks.get(0), 1)),
                            () -> store.conversations().record(samples.report(talks.get(0), 1)),
                            () -> store.conversations().record(samples.report(talks.get(1), 1)),
                            () -> open(store),
                            () -> deleteOrRestore(store, talks.get(2)),
                            () -> store.conversations().record(samples.report(talks.get(2), 1)),
                            () -> store.conversations().record(samples.report(talks.get(2), 1)),
                            () -> store.conversations().eraseTopicsOf(ACME, lead),
                            () -> edit(store, lead)));

            assertThat(failures).isEmpty();
            assertThat(store.conversations()
                            .find(ACME, talks.get(0).id())
                            .orElseThrow()
                            .totals()
                            .messages())
                    .isEqualTo(2 * ROUNDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reports_openings_and_erasures_do_not_deadlock(TestServer server) throws Exception {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            MyBatisLeadStore store = MyBatisLeadStore.of(watched(pool).dataSource());
            for (int round = 0; round < ROUNDS; round++) {
                LeadChange creation = samples.capture(ACME, "jordan" + round + "@example.com");
                store.leads().add(creation);
                LeadSnapshot lead = creation.after();
                ConversationSnapshot conversation = opened(store, lead);
                opened(store, lead);

                atOnce(
                        1,
                        List.of(
                                () -> store.conversations().record(samples.report(conversation, 1)),
                                () -> opened(store, lead),
                                () -> store.conversations().record(samples.report(conversation, 1)),
                                () -> erase(store, lead.id())));
            }

            assertThat(failures).isEmpty();
        }
    }

    private void erase(MyBatisLeadStore store, LeadId id) {
        while (true) {
            LeadSnapshot found = store.leads().find(ACME, id).orElseThrow();
            try {
                store.leads().update(Lead.restore(found).erase(samples.context()));
                return;
            } catch (VersionConflictException othersWereFaster) {
                // The next attempt reads the lead again.
            }
        }
    }

    private ConversationSnapshot opened(MyBatisLeadStore store, LeadSnapshot lead) {
        ConversationChange opening = samples.open(ACME, Optional.of(lead.id()), TOPIC);
        store.conversations().add(opening);
        return opening.after();
    }

    private JdbcSpy watched(HikariDataSource pool) {
        JdbcSpy spy = new JdbcSpy(pool);
        spy.intrude((call, real) -> {
            try {
                return real.call();
            } catch (SQLException failure) {
                failures.add(failure);
                throw failure;
            }
        });
        return spy;
    }

    private ConversationSnapshot open(MyBatisLeadStore store) {
        ConversationChange opening = samples.open(jordan.after());
        store.conversations().add(opening);
        return opening.after();
    }

    private void deleteOrRestore(MyBatisLeadStore store, ConversationSnapshot conversation) {
        store.conversations()
                .update(store.conversations()
                        .find(ACME, conversation.id())
                        .map(live -> Conversation.restore(live).delete(samples.context()))
                        .orElseGet(() -> Conversation.restore(store.conversations()
                                        .findDeleted(ACME, conversation.id())
                                        .orElseThrow())
                                .restore(samples.context())));
    }

    private void edit(MyBatisLeadStore store, LeadId id) {
        Lead lead = Lead.restore(store.leads().find(ACME, id).orElseThrow());
        store.leads()
                .update(lead.revise(
                        SampleLeads.details()
                                .email("jordan@example.com")
                                .notes("version " + lead.snapshot().version())
                                .build(),
                        samples.context()));
    }

    private static void atOnce(int rounds, List<Runnable> writes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writes.size());
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            writes.forEach(write -> running.add(CompletableFuture.runAsync(() -> often(rounds, write), threads)));
            for (CompletableFuture<Void> each : running) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Repeats {@code write}. The store, not the database, rejects a late change and a change of a deleted or erased
     * record.
     */
    private static void often(int rounds, Runnable write) {
        for (int round = 0; round < rounds; round++) {
            try {
                write.run();
            } catch (VersionConflictException | ConversationNotFoundException | LeadErasedException othersWereFaster) {
                // The next round reads the record again.
            }
        }
    }
}
