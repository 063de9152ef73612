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

/** A server that is killed while leads are added has every one that was answered, with its event, when it is back. */
class MongodCrashTest {

    private static final String IMPATIENT = "serverSelectionTimeoutMS=500";

    /** A test that waits longer has hung. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void a_standalone_server_loses_no_lead_that_was_answered() throws Exception {
        try (Mongod mongod = Mongod.standalone()) {
            losesNothing(mongod, "?" + IMPATIENT);
        }
    }

    @Test
    void a_replica_set_loses_no_lead_that_was_answered() throws Exception {
        try (Mongod mongod = Mongod.replicaSet()) {
            losesNothing(mongod, "&" + IMPATIENT);
        }
    }

    private static void losesNothing(Mongod mongod, String settings) throws Exception {
        try (RealMongo first = RealMongo.at(mongod.uri())) {
            Webhook webhook = new SampleWebhooks(new SampleLeads()).webhook(ACME, "*");
            first.emptyStore().webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            List<LeadSnapshot> answered = killedDuringAdds(mongod, RealMongo.at(mongod.uri() + settings), first);
            mongod.start();
            MongoLeadStore store = MongoLeadStore.of(first.database());
            assertThat(answered).hasSizeGreaterThanOrEqualTo(100).allSatisfy(lead -> {
                assertThat(store.leads().find(ACME, lead.id())).contains(lead);
                assertThat(store.events()
                                .eventsOf(ACME, lead.id(), PageRequest.FIRST)
                                .items())
                        .hasSize(1);
            });
            List<LeadId> expected = answered.stream().map(LeadSnapshot::id).toList();
            assertThat(delivered(store, webhook, expected))
                    .doesNotHaveDuplicates()
                    .containsAll(expected);
        }
    }

    /** Delivers until all of {@code expected} are there. Messages of a killed writer are due one second after its write. */
    private static List<LeadId> delivered(MongoLeadStore store, Webhook webhook, List<LeadId> expected) {
        List<LeadId> leads = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!store.deliveryQueue().due(1).isEmpty() || !leads.containsAll(expected)) {
            assertThat(System.nanoTime()).as("all is delivered by then").isLessThan(end);
            for (ClaimedDelivery each : store.deliveryQueue().claim(webhook, 100, Duration.ofHours(1))) {
                store.deliveryQueue().record(each, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
                leads.add(each.delivery().leadId().orElseThrow());
            }
        }
        return leads;
    }

    private static List<LeadSnapshot> killedDuringAdds(Mongod mongod, RealMongo impatient, RealMongo first)
            throws Exception {
        CountDownLatch hundred = new CountDownLatch(100);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            MongoLeadStore store = MongoLeadStore.of(
                    impatient.client().getDatabase(first.database().getName()));
            Future<List<LeadSnapshot>> adding = writer.submit(() -> addUntilGone(store, hundred));
            hundred.await();
            mongod.kill();
            return adding.get();
        } finally {
            writer.shutdownNow();
            impatient.client().close();
        }
    }

    private static List<LeadSnapshot> addUntilGone(MongoLeadStore store, CountDownLatch each) {
        SampleLeads samples = new SampleLeads();
        List<LeadSnapshot> answered = new ArrayList<>();
        Optional<StoreUnavailableException> gone = Optional.empty();
        while (gone.isEmpty()) {
            LeadChange birth = samples.capture(ACME, samples.unusedId() + "@example.com");
            try {
                store.leads().add(birth);
                answered.add(birth.after());
                each.countDown();
            } catch (StoreUnavailableException failure) {
                gone = Optional.of(failure);
            }
        }
        return answered;
    }
}
