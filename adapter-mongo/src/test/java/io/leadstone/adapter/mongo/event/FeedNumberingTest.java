package io.leadstone.adapter.mongo.event;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.LongHistory;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.FeedDocuments;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.domain.EventType;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.FeedReader;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The event feed after processes that died or paused while they gave positions, and after an upgrade. */
class FeedNumberingTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MemoryMongo.store(database);
    private final SampleLeads samples = new SampleLeads();
    private final FeedReader reader = new FeedReader(store.eventFeed(), ACME, 10);

    @Test
    void a_numbered_lead_is_no_longer_marked() {
        LeadSnapshot jordan = add("jordan@example.com");
        assertThat(mark(jordan)).isTrue();

        reader.rest();

        assertThat(mark(jordan)).isFalse();
        assertThat(feed().countDocuments()).isEqualTo(1);
    }

    /** The process dies after it has inserted the events and before it removes the mark. */
    @Test
    void events_with_a_leftover_mark_are_not_repeated() {
        LeadSnapshot jordan = add("jordan@example.com");
        LeadSnapshot robin = add("robin@example.com");
        reader.rest();
        leads().updateOne(LeadDocuments.byId(ACME, jordan.id()), FeedDocuments.marking(ACME, jordan.id(), 1));
        leads().updateOne(LeadDocuments.byId(ACME, robin.id()), FeedDocuments.marking(ACME, robin.id(), 1));
        LeadChange deletion = Lead.restore(robin).delete(samples.context());
        store.leads().update(deletion);

        assertThat(reader.rest()).isEqualTo(deletion.events());
        assertThat(new FeedReader(store.eventFeed(), ACME, 1).rest()).hasSize(3).doesNotHaveDuplicates();
        assertThat(mark(jordan)).isFalse();
        assertThat(mark(robin)).isFalse();
    }

    /** The process dies after it has inserted the first of two events of a lead. */
    @Test
    void a_batch_of_which_a_part_was_inserted_is_completed() {
        LeadSnapshot jordan = add("jordan@example.com");
        LeadChange deletion = Lead.restore(jordan).delete(samples.context());
        store.leads().update(deletion);
        reader.rest();
        feed().deleteOne(BsonDocument.parse("{position: 2}"));
        leads().updateOne(LeadDocuments.byId(ACME, jordan.id()), FeedDocuments.marking(ACME, jordan.id(), 1));

        FeedSlice rest = store.eventFeed().after(ACME, 1, Set.of(), 10);

        assertThat(rest).isEqualTo(new FeedSlice(deletion.events(), 2, false));
    }

    /** A process that paused after it has read the last position finds that another process has used the next one. */
    @Test
    void a_process_that_paused_inserts_nothing() {
        add("jordan@example.com");
        FeedNumbering paused = new FeedNumbering(MongoCollections.of(database, database, "leadstone_"), ACME);
        reader.rest();
        LeadSnapshot robin = add("robin@example.com");

        assertThat(paused.number(0)).isFalse();

        assertThat(mark(robin)).isTrue();
        assertThat(feed().countDocuments()).isEqualTo(1);
        assertThat(reader.rest()).extracting(LeadEvent::leadId).containsExactly(robin.id());
    }

    /** Another process has numbered and purged the lead that the paused process has read. */
    @Test
    void a_process_that_paused_during_a_purge_inserts_nothing() {
        LeadSnapshot jordan = add("jordan@example.com");
        FeedNumbering paused = new FeedNumbering(MongoCollections.of(database, database, "leadstone_"), ACME);
        reader.rest();
        store.purge().purge(Lead.restore(jordan).purge(samples.context()));
        assertThat(reader.rest()).extracting(LeadEvent::type).containsExactly(EventType.LEAD_PURGED);
        LeadSnapshot robin = add("robin@example.com");

        assertThat(paused.number(0)).isFalse();

        assertThat(reader.rest()).extracting(LeadEvent::leadId).containsExactly(robin.id());
        assertThat(new FeedReader(store.eventFeed(), ACME, 1).rest())
                .extracting(LeadEvent::leadId)
                .containsExactly(jordan.id(), robin.id());
    }

    @Test
    void events_that_have_left_the_document_are_in_the_feed() {
        LongHistory history = new LongHistory(store, samples);
        history.growTo(200);

        assertThat(reader.rest())
                .filteredOn(event -> event.leadId().equals(history.lead().id()))
                .extracting(LeadEvent::number)
                .hasSize(200)
                .isSorted();
    }

    @Test
    void events_before_the_upgrade_are_older_than_the_feed() {
        LeadSnapshot jordan = add("jordan@example.com");
        leads().updateOne(LeadDocuments.byId(ACME, jordan.id()), Updates.unset(FeedDocuments.UNNUMBERED));
        assertThat(reader.rest()).isEmpty();

        LeadChange deletion = Lead.restore(jordan).delete(samples.context());
        store.leads().update(deletion);

        assertThat(reader.rest()).isEqualTo(deletion.events());
    }

    private LeadSnapshot add(String email) {
        LeadChange created = samples.capture(ACME, email);
        store.leads().add(created);
        return created.after();
    }

    private boolean mark(LeadSnapshot lead) {
        return leads().countDocuments(LeadDocuments.byId(lead.companyId(), lead.id())
                        .append(
                                FeedDocuments.UNNUMBERED_LEAD,
                                BsonValues.of(lead.id().value())))
                > 0;
    }

    private MongoCollection<BsonDocument> leads() {
        return database.getCollection("leadstone_leads", BsonDocument.class);
    }

    private MongoCollection<BsonDocument> feed() {
        return database.getCollection("leadstone_event_feed", BsonDocument.class);
    }
}
