package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.schema.LeadIndexes;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The store is unavailable while its server is down, and works again afterwards. */
class MongoOutageTest {

    private final SampleLeads samples = new SampleLeads();

    @Test
    void a_stopped_server_is_an_unavailable_store_until_it_restarts() {
        MongoServer server = new MongoServer(new MemoryBackend());
        InetSocketAddress address = server.bind();
        try (MongoClient client = clientWithShortTimeout(address)) {
            MongoLeadStore store = MemoryMongo.store(client.getDatabase("leads"));
            LeadChange jordan = samples.capture(ACME, "jordan@example.com");
            awaitHealth(store);
            store.leads().add(jordan);

            server.shutdownNow();
            List.<Consumer<MongoLeadStore>>of(
                            down -> down.health().check(),
                            down -> down.leads().add(samples.capture(ACME, "robin@example.com")),
                            down -> down.leads().find(ACME, jordan.after().id()),
                            down -> down.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST),
                            down -> down.agents().list(ACME, PageRequest.FIRST),
                            down -> down.apiKeys().isEmpty(),
                            down -> new LeadIndexes(client.getDatabase("leads"), "leadstone_").ensure())
                    .forEach(call -> assertUnavailable(() -> call.accept(store)));

            server = new MongoServer(new MemoryBackend());
            server.bind(address);
            awaitHealth(store);
            store.leads().add(jordan);
            assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void a_server_that_never_started_is_an_unavailable_store() {
        MongoServer server = new MongoServer(new MemoryBackend());
        InetSocketAddress free = server.bind();
        server.shutdownNow();
        try (MongoClient client = clientWithShortTimeout(free)) {
            MongoLeadStore store = MongoLeadStore.of(client.getDatabase("leads"));

            assertUnavailable(() -> store.health().check());
            assertUnavailable(() -> store.leads()
                    .find(ACME, new LeadId(samples.ids().next(samples.clock().instant()))));
        }
    }

    /** Waits until the store answers. The client has a short timeout, and a connection may take longer. */
    private static void awaitHealth(MongoLeadStore store) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (true) {
            try {
                store.health().check();
                return;
            } catch (StoreUnavailableException notYet) {
                assertThat(System.nanoTime())
                        .as("deadline of the store's first answer")
                        .isLessThan(end);
            }
        }
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isExactlyInstanceOf(StoreUnavailableException.class)
                .hasCauseInstanceOf(MongoException.class);
    }

    private static MongoClient clientWithShortTimeout(InetSocketAddress address) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(address)))
                        .serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(100, TimeUnit.MILLISECONDS)
                        .minHeartbeatFrequency(50, TimeUnit.MILLISECONDS))
                .build());
    }
}
