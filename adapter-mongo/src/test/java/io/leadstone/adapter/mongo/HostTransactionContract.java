package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Writes of the store and of the host in one transaction, on a server with transactions. */
interface HostTransactionContract {

    RealMongo mongo();

    private MongoClient client() {
        return mongo().client();
    }

    private MongoDatabase freshDatabase() {
        return mongo().emptyDatabase();
    }

    @Test
    default void writes_of_store_and_host_are_committed_together() {
        MongoDatabase database = freshDatabase();
        MongoLeadStore store = MemoryMongo.store(database);
        MongoCollection<Document> orders = orders(database);
        LeadChange jordan = new SampleLeads().capture(ACME, "jordan@example.com");
        try (ClientSession session = client().startSession()) {
            session.startTransaction();
            store.inSession(session).leads().add(jordan);
            orders.insertOne(session, new Document("order", 1));
            assertThat(store.leads().find(ACME, jordan.after().id())).isEmpty();
            assertThat(store.inSession(session)
                            .leads()
                            .find(ACME, jordan.after().id()))
                    .contains(jordan.after());
            session.commitTransaction();
        }
        assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        assertThat(orders.countDocuments()).isEqualTo(1);
    }

    @Test
    default void writes_of_store_and_host_are_rolled_back_together() {
        MongoDatabase database = freshDatabase();
        MongoLeadStore store = MemoryMongo.store(database);
        MongoCollection<Document> orders = orders(database);
        LongHistory history = new LongHistory(store);
        history.growTo(20);
        try (ClientSession session = client().startSession()) {
            session.startTransaction();
            store.inSession(session).leads().update(history.next());
            orders.insertOne(session, new Document("order", 1));
            session.abortTransaction();
        }
        assertThat(store.leads().find(ACME, history.lead().id())).contains(history.lead());
        assertThat(history.eventNumbers(100)).hasSize(20);
        assertThat(orders.countDocuments()).isZero();
    }

    @Test
    default void deliveries_are_committed_or_rolled_back_with_their_change() {
        WebhookScenario scenario = new WebhookScenario(freshDatabase());
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        for (boolean commits : new boolean[] {false, true}) {
            try (ClientSession session = client().startSession()) {
                session.startTransaction();
                WebhookScenario joined = new WebhookScenario(
                        scenario.database(), scenario.store().inSession(session), scenario.samples());
                joined.rename(jordan, "Robin");
                assertThat(scenario.deliveries()).hasSize(1);
                if (commits) {
                    session.commitTransaction();
                } else {
                    session.abortTransaction();
                }
            }
        }
        assertThat(scenario.outbox(jordan.id())).isEmpty();
        assertThat(scenario.deliverAll(webhook)).containsExactly(1L, 2L);
    }

    @Test
    default void a_refused_duplicate_leaves_the_transaction_usable() {
        MongoDatabase database = freshDatabase();
        MongoLeadStore store = MemoryMongo.store(database);
        SampleLeads samples = new SampleLeads();
        store.leads().add(samples.capture(ACME, "jordan@example.com"));
        LeadChange robin = samples.capture(ACME, "robin@example.com");
        try (ClientSession session = client().startSession()) {
            session.startTransaction();
            assertThatThrownBy(() -> store.inSession(session).leads().add(samples.capture(ACME, "jordan@example.com")))
                    .isInstanceOf(DuplicateEmailException.class);
            store.inSession(session).leads().add(robin);
            session.commitTransaction();
        }
        assertThat(store.leads().find(ACME, robin.after().id())).contains(robin.after());
    }

    @Test
    default void two_transactions_with_one_email_leave_one_lead() {
        MongoDatabase database = freshDatabase();
        MongoLeadStore store = MemoryMongo.store(database);
        SampleLeads samples = new SampleLeads();
        LeadChange first = samples.capture(ACME, "jordan@example.com");
        LeadChange second = samples.capture(ACME, "jordan@example.com");
        try (ClientSession one = client().startSession();
                ClientSession other = client().startSession()) {
            one.startTransaction();
            other.startTransaction();
            store.inSession(one).leads().add(first);
            assertThatThrownBy(() -> store.inSession(other).leads().add(second)).isInstanceOf(RuntimeException.class);
            one.commitTransaction();
            other.abortTransaction();
        }
        assertThat(store.leads()
                        .findByEmail(ACME, first.after().details().email().orElseThrow()))
                .contains(first.after());
    }

    private static MongoCollection<Document> orders(MongoDatabase database) {
        MongoCollection<Document> orders = database.getCollection("orders");
        orders.drop();
        database.createCollection("orders");
        return orders;
    }
}
