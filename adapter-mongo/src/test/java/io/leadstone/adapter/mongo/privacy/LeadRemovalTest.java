package io.leadstone.adapter.mongo.privacy;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.domain.EventType;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.FeedReader;
import java.time.Instant;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Purges of processes that died between two writes. */
class LeadRemovalTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MemoryMongo.store(database);
    private final SampleLeads samples = new SampleLeads();

    /** The process dies after it has deleted the lead and before it removes the rest. */
    @Test
    void a_later_purge_completes_an_abandoned_one() {
        LeadSnapshot lead = withConversation();
        PurgedLead purged = Lead.restore(lead).purge(samples.context());
        claim(purged, Instant.EPOCH);
        database.getCollection("leadstone_leads", BsonDocument.class).deleteOne(LeadDocuments.byId(ACME, lead.id()));

        store.purge().completeAbandoned();

        assertThat(claims().countDocuments()).isZero();
        assertThat(database.getCollection("leadstone_conversations").countDocuments())
                .isZero();
        assertThat(new FeedReader(store.eventFeed(), ACME, 10).rest()).containsExactly(purged.event());
    }

    /** The process dies after it has inserted the claim and before it deletes the lead. */
    @Test
    void an_abandoned_claim_of_an_unchanged_lead_is_carried_out() {
        LeadSnapshot lead = withConversation();
        claim(Lead.restore(lead).purge(samples.context()), Instant.EPOCH);

        store.purge().completeAbandoned();

        assertThat(claims().countDocuments()).isZero();
        assertThat(store.leads().find(ACME, lead.id())).isEmpty();
        assertThat(new FeedReader(store.eventFeed(), ACME, 10).rest())
                .extracting(LeadEvent::type)
                .containsExactly(EventType.LEAD_PURGED);
    }

    @Test
    void an_abandoned_claim_of_a_changed_lead_is_dropped() {
        LeadSnapshot lead = withConversation();
        claim(Lead.restore(lead).purge(samples.context()), Instant.EPOCH);
        store.leads().update(Lead.restore(lead).delete(samples.context()));

        store.purge().completeAbandoned();

        assertThat(claims().countDocuments()).isZero();
        assertThat(store.leads().findDeleted(ACME, lead.id())).isPresent();
    }

    @Test
    void a_claim_that_cannot_be_carried_out_does_not_stop_the_others() {
        LeadSnapshot broken = withConversation();
        claim(Lead.restore(broken).purge(samples.context()), Instant.EPOCH);
        claims().updateOne(LeadDocuments.byId(ACME, broken.id()), Updates.unset("event"));
        LeadSnapshot other = samples.capture(ACME, "robin@example.com").after();
        claim(Lead.restore(other).purge(samples.context()), Instant.EPOCH);

        store.purge().completeAbandoned();

        assertThat(claims().find(LeadDocuments.byId(ACME, broken.id()))).hasSize(1);
        assertThat(claims().find(LeadDocuments.byId(ACME, other.id()))).isEmpty();
    }

    @Test
    void the_claim_of_another_process_is_respected() {
        LeadSnapshot lead = withConversation();
        PurgedLead purged = Lead.restore(lead).purge(samples.context());
        claim(purged, Instant.now());

        assertThat(store.purge().purge(purged)).isFalse();
        store.purge().completeAbandoned();

        assertThat(claims().countDocuments()).isEqualTo(1);
        assertThat(store.leads().find(ACME, lead.id())).contains(lead);
    }

    @Test
    void the_copies_in_the_feed_are_replaced_by_the_purge() {
        LeadSnapshot lead = withConversation();
        FeedReader reader = new FeedReader(store.eventFeed(), ACME, 10);
        assertThat(reader.rest()).hasSize(2);

        assertThat(store.purge().purge(Lead.restore(lead).purge(samples.context())))
                .isTrue();

        assertThat(database.getCollection("leadstone_event_feed", BsonDocument.class)
                        .find(Filters.ne("lead_id", BsonValues.of(lead.id().value()))))
                .hasSize(2)
                .allSatisfy(empty ->
                        assertThat(empty).containsOnlyKeys("_id", "company_id", "position", "lead_id", "number"));
        assertThat(reader.rest()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_PURGED);
    }

    private LeadSnapshot withConversation() {
        LeadChange captured = samples.capture(ACME, "jordan@example.com");
        store.leads().add(captured);
        store.conversations().add(samples.open(captured.after()));
        return store.leads().find(ACME, captured.after().id()).orElseThrow();
    }

    private void claim(PurgedLead purged, Instant at) {
        LeadSnapshot lead = purged.lead();
        BsonDocument claim = LeadDocuments.byId(ACME, lead.id())
                .append("lead_id", BsonValues.of(lead.id().value()))
                .append("version", BsonValues.of(lead.version()))
                .append("last_event", BsonValues.of(lead.lastEvent()))
                .append("event", LogDocuments.of(purged.event()))
                .append("claimed_at", BsonValues.of(at));
        claims().insertOne(claim);
    }

    private MongoCollection<BsonDocument> claims() {
        return database.getCollection("leadstone_" + LeadRemoval.CLAIMS, BsonDocument.class);
    }
}
