package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.store.KeyValueLeadStoreBuilder;
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

/** Tests failures and repeated work of a backend, and native ports in place of the default ones. */
class KeyValueLeadStoreBuilderTest {

    private final SampleLeads samples = new SampleLeads();

    @Test
    void a_transaction_that_cannot_begin_makes_the_store_unavailable() {
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
    void any_failed_statement_makes_the_store_unavailable() {
        for (Exception failure : List.of(new IOException("broken pipe"), new IllegalStateException("closed"))) {
            InMemoryBackend delegate = new InMemoryBackend();
            KeyValueLeadStore store = KeyValueLeadStore.of(new DecoratedBackend(delegate) {
                @Override
                public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
                    return delegate.write(writer -> work.run(new DecoratedWriter(writer) {
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
    void repeated_work_writes_the_same_data() {
        InMemoryBackend delegate = new InMemoryBackend();
        List<LeadChange> changes = new ArrayList<>();
        KeyValueLeadStore store = KeyValueLeadStore.of(new DecoratedBackend(delegate) {
                    @Override
                    public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
                        try {
                            delegate.write(writer -> {
                                work.run(writer);
                                throw new IOException("a conflict at the commit");
                            });
                        } catch (IOException conflict) {
                            return delegate.write(work);
                        }
                        throw new AssertionError("the first run was committed");
                    }
                })
                .withTransactionListener(new ChangeRecorder(changes));
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");

        store.leads().add(jordan);

        assertThat(store.search().list(ACME, LeadQuery.ALL, UP_TO_100).items()).containsExactly(jordan.after());
        assertThat(store.events().eventsOf(ACME, jordan.after().id(), UP_TO_100).items())
                .hasSameSizeAs(jordan.events());
        assertThat(changes).as("the listener may run again").containsExactly(jordan, jordan);
    }

    @Test
    void a_native_port_replaces_the_default_port() {
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

    /** An index of a search may lag behind, and an erasure must find everything. */
    @Test
    void a_native_search_does_not_find_the_leads_of_a_person() {
        InMemoryBackend backend = new InMemoryBackend();
        LeadSearch empty = KeyValueLeadStore.of(new InMemoryBackend()).search();
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");
        KeyValueLeadStore store =
                KeyValueLeadStore.builder(backend).search(empty).build();

        store.leads().add(jordan);

        assertThat(store.search()).isSameAs(empty);
        assertThat(store.personSearch().list(ACME, LeadQuery.ALL, UP_TO_100).items())
                .containsExactly(jordan.after());
        assertThat(KeyValueLeadStore.builder(backend).personSearch(empty).build())
                .satisfies(other -> assertThat(other.personSearch()).isSameAs(empty))
                .satisfies(other -> assertThat(other.search()).isNotSameAs(empty));
    }

    @Test
    void native_repositories_get_the_listeners() {
        List<LeadChange> changes = new ArrayList<>();
        InMemoryBackend backend = new InMemoryBackend();
        KeyValueLeadStore store = withOwnWriters(backend).build().withTransactionListener(new ChangeRecorder(changes));
        LeadChange jordan = samples.capture(ACME, "jordan@example.com");

        store.leads().add(jordan);

        assertThat(changes).containsExactly(jordan);
    }

    @Test
    void leads_need_the_other_ports_that_write_leads() {
        KeyValueLeadStore own = KeyValueLeadStore.of(new InMemoryBackend());
        KeyValueLeadStoreBuilder builder = KeyValueLeadStore.builder(new InMemoryBackend())
                .leads(listener -> own.leads())
                .conversations(listener -> own.conversations());

        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageEndingWith("are not replaced: emailKeys, heldSubmissions, optIns, purge, submissions");
    }

    private static KeyValueLeadStoreBuilder withOwnWriters(KeyValueBackend backend) {
        KeyValueLeadStore own = KeyValueLeadStore.of(backend);
        return KeyValueLeadStore.builder(backend)
                .leads(listener -> own.withTransactionListener(listener).leads())
                .submissions(listener -> own.withTransactionListener(listener).submissions(), own.widgetSessions())
                .heldSubmissions(
                        listener -> own.withTransactionListener(listener).heldSubmissions())
                .optIns(listener -> own.withTransactionListener(listener).optIns())
                .conversations(listener -> own.withTransactionListener(listener).conversations())
                .emailKeys(own.emailKeys())
                .purge(own.purge());
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

    /** A backend that delegates each call. */
    private static class DecoratedBackend implements KeyValueBackend {

        private final KeyValueBackend delegate;

        DecoratedBackend(KeyValueBackend delegate) {
            this.delegate = delegate;
        }

        @Override
        public <T> T read(Work<KeyValueReader, T> work) throws Exception {
            return delegate.read(work);
        }

        @Override
        public <T> T write(Work<KeyValueWriter, T> work) throws Exception {
            return delegate.write(work);
        }
    }

    private record ChangeRecorder(List<LeadChange> changes) implements TransactionListener {

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
