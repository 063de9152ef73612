package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.store.backend.KeyValueReader;
import io.leadstone.store.backend.KeyValueWriter;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a store treats failures and reruns of its backend, and ports that replace its own. */
class KeyValueLeadStoreBuilderTest {

    private final SampleLeads samples = new SampleLeads();

    @Test
    void a_transaction_that_cannot_begin_is_an_unavailable_store() {
        IOException down = new IOException("down");
        KeyValueLeadStore store = KeyValueLeadStore.of(new KeyValueBackend() {
            @Override
            public <T> T read(Work<KeyValueReader, T> work) throws IOException {
                throw down;
            }

            @Override
            public <T> T write(Work<KeyValueWriter, T> work) throws IOException {
                throw down;
            }
        });

        assertThatThrownBy(() -> store.leads().add(samples.capture(ACME, "jordan@example.com")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCause(down);
        assertThatThrownBy(() -> store.search().list(ACME, LeadQuery.ALL, UP_TO_100))
                .isInstanceOf(StoreUnavailableException.class)
                .hasCause(down);
        assertThatThrownBy(() -> store.health().check())
                .isInstanceOf(StoreUnavailableException.class)
                .hasCause(down);
    }

    @Test
    void a_statement_that_fails_is_an_unavailable_store_whatever_it_throws() {
        for (Exception failure : List.of(new IOException("broken pipe"), new IllegalStateException("closed"))) {
            InMemoryBackend sound = new InMemoryBackend();
            KeyValueLeadStore store = KeyValueLeadStore.of(new DecoratedBackend(sound) {
                @Override
                public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
                    return sound.write(writer -> work.run(new DecoratedWriter(writer) {
                        @Override
                        public void put(String table, String key, String value) throws Exception {
                            if (table.equals("event")) {
                                throw failure;
                            }
                            super.put(table, key, value);
                        }
                    }));
                }
            });

            assertThatThrownBy(() -> store.leads().add(samples.capture(ACME, "jordan@example.com")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasCause(failure);
            assertThat(store.search().list(ACME, LeadQuery.ALL, UP_TO_100).items())
                    .isEmpty();
        }
    }

    @Test
    void work_that_runs_again_writes_the_same() {
        InMemoryBackend sound = new InMemoryBackend();
        List<LeadChange> heard = new ArrayList<>();
        KeyValueLeadStore store = KeyValueLeadStore.of(new DecoratedBackend(sound) {
                    @Override
                    public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
                        try {
                            sound.write(writer -> {
                                work.run(writer);
                                throw new IOException("a conflict at the commit");
                            });
                        } catch (IOException conflict) {
                            return sound.write(work);
                        }
                        throw new AssertionError("the first run was committed");
                    }
                })
                .withTransactionListener(new Hearing(heard));
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");

        store.leads().add(jordan);

        assertThat(store.search().list(ACME, LeadQuery.ALL, UP_TO_100).items()).containsExactly(jordan.after());
        assertThat(store.events().eventsOf(ACME, jordan.after().id(), UP_TO_100).items())
                .hasSameSizeAs(jordan.events());
        assertThat(heard).as("the listener may run again").containsExactly(jordan, jordan);
    }

    @Test
    void a_native_port_takes_the_place_of_the_own_one() {
        LeadFigures figures = (companyId, range) -> {
            throw new UnsupportedOperationException("native");
        };
        KeyValueLeadStore store = KeyValueLeadStore.builder(new InMemoryBackend())
                .figures(figures)
                .build();

        assertThat(store.figures()).isSameAs(figures);
        assertThatThrownBy(() -> store.figures().totals(ACME, DateRange.lastDays(1, Instant.EPOCH)))
                .hasMessage("native");
    }

    @Test
    void a_native_repository_gets_the_listeners() {
        List<LeadChange> heard = new ArrayList<>();
        InMemoryBackend backend = new InMemoryBackend();
        KeyValueLeadStore own = KeyValueLeadStore.of(backend);
        KeyValueLeadStore store = KeyValueLeadStore.builder(backend)
                .leads(listener -> own.withTransactionListener(listener).leads())
                .build()
                .withTransactionListener(new Hearing(heard));
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");

        store.leads().add(jordan);

        assertThat(heard).containsExactly(jordan);
    }

    @Test
    void the_clock_of_the_builder_decides_what_is_due() {
        Instant now = Instant.parse("2025-09-01T12:00:00Z");
        KeyValueLeadStore store = KeyValueLeadStore.builder(new InMemoryBackend())
                .clock(Clock.fixed(now, ZoneOffset.UTC))
                .build();
        var webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        store.webhooks().add(webhook, 1);
        store.leads().add(samples.capture(ACME, "jordan@example.com"));

        var delivery = store.deliveries()
                .list(ACME, webhook.id(), Optional.empty(), UP_TO_100)
                .items()
                .get(0);

        assertThat(delivery.nextAttemptAt()).contains(now);
        assertThat(store.deliveryQueue().claim(webhook, 1, Duration.ofHours(1))).hasSize(1);
    }

    /** A backend that passes everything on. */
    private static class DecoratedBackend implements KeyValueBackend {

        private final KeyValueBackend sound;

        DecoratedBackend(KeyValueBackend sound) {
            this.sound = sound;
        }

        @Override
        public <T> T read(Work<KeyValueReader, T> work) throws Exception {
            return sound.read(work);
        }

        @Override
        public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
            return sound.write(work);
        }
    }

    private record Hearing(List<LeadChange> changes) implements TransactionListener {

        @Override
        public void leadChanging(LeadChange change) {
            changes.add(change);
        }

        @Override
        public void conversationChanging(ConversationChange change) {
            throw new AssertionError("no conversation changes here");
        }

        @Override
        public void activityRecording(ActivityReport report) {
            throw new AssertionError("no activity is recorded here");
        }
    }
}
