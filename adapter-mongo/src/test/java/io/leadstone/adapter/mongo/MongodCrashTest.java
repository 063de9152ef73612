package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A server is killed while leads are added. After its restart it has all confirmed leads with their events. */
class MongodCrashTest {

    private static final String SHORT_TIMEOUT = "serverSelectionTimeoutMS=500";

    /** 3 minutes: a test that waits longer hangs. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(3);

    @Test
    void a_killed_standalone_server_keeps_confirmed_leads() throws Exception {
        try (Mongod mongod = Mongod.standalone()) {
            assertNothingIsLost(mongod, "?" + SHORT_TIMEOUT);
        }
    }

    @Test
    void a_killed_replica_set_keeps_confirmed_leads() throws Exception {
        try (Mongod mongod = Mongod.replicaSet()) {
            assertNothingIsLost(mongod, "&" + SHORT_TIMEOUT);
        }
    }

    private static void assertNothingIsLost(Mongod mongod, String settings) throws Exception {
        try (RealMongo first = RealMongo.at(mongod.uri())) {
            Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
            first.emptyStore().webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            List<LeadSnapshot> confirmed = killDuringAdds(mongod, RealMongo.at(mongod.uri() + settings), first);
            mongod.start();
            MongoLeadStore store = MongoLeadStore.of(first.database());
            assertThat(confirmed).hasSizeGreaterThanOrEqualTo(100).allSatisfy(lead -> {
                assertThat(store.leads().find(ACME, lead.id())).contains(lead);
                assertThat(store.events()
                                .eventsOf(ACME, lead.id(), PageRequest.FIRST)
                                .items())
                        .hasSize(1);
            });
            List<LeadId> expected = confirmed.stream().map(LeadSnapshot::id).toList();
            assertThat(delivered(store, webhook, expected))
                    .doesNotHaveDuplicates()
                    .containsAll(expected);
        }
    }

    /**
     * Delivers messages until all leads of {@code expected} were delivered. Messages of a killed writer are enqueued
     * one second after its write.
     */
    private static List<LeadId> delivered(MongoLeadStore store, Webhook webhook, List<LeadId> expected) {
        List<LeadId> leads = new ArrayList<>();
        long end = System.nanoTime() + TIME_LIMIT.toNanos();
        while (!store.deliveryQueue().due(1).isEmpty() || !leads.containsAll(expected)) {
            assertThat(System.nanoTime()).as("deadline of the deliveries").isLessThan(end);
            for (ClaimedDelivery each : store.deliveryQueue().claim(webhook, 100, Duration.ofHours(1))) {
                store.deliveryQueue().record(each, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
                leads.add(each.delivery().leadId().orElseThrow());
            }
        }
        return leads;
    }

    private static List<LeadSnapshot> killDuringAdds(Mongod mongod, RealMongo connection, RealMongo first)
            throws Exception {
        CountDownLatch hundred = new CountDownLatch(100);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            MongoLeadStore store = MongoLeadStore.of(
                    connection.client().getDatabase(first.database().getName()));
            Future<List<LeadSnapshot>> adding = writer.submit(() -> addUntilUnavailable(store, hundred));
            hundred.await();
            mongod.kill();
            return adding.get();
        } finally {
            writer.shutdownNow();
            connection.client().close();
        }
    }

    private static List<LeadSnapshot> addUntilUnavailable(MongoLeadStore store, CountDownLatch each) {
        SampleLeads samples = new SampleLeads();
        List<LeadSnapshot> confirmed = new ArrayList<>();
        Optional<StoreUnavailableException> gone = Optional.empty();
        while (gone.isEmpty()) {
            LeadChange created = samples.capture(ACME, samples.unusedId() + "@example.com");
            try {
                store.leads().add(created);
                confirmed.add(created.after());
                each.countDown();
            } catch (StoreUnavailableException failure) {
                gone = Optional.of(failure);
            }
        }
        return confirmed;
    }
}
