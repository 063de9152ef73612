package io.leadstone.adapter.mongo.lead;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.LongHistory;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A process dies after a conversation was written and before its lead was told, or before it took note of that. */
class PendingEventsTest {

    private static final MemoryMongo MONGO = new MemoryMongo();

    private MongoDatabase database = MONGO.freshDatabase();
    private MongoLeadStore store = MemoryMongo.store(database);
    private final SampleLeads samples = new SampleLeads();
    private LeadSnapshot jordan = jordan();
    private ConversationSnapshot talk = opened();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @TestFactory
    Stream<DynamicTest> what_was_not_told_is_told_by_whoever_comes_next() {
        Map<String, Runnable> next = Map.of(
                "who reads the lead", () -> store.leads().find(ACME, jordan.id()),
                "who reads the lead by its email",
                        () -> assertThat(store.leads()
                                        .findByEmail(
                                                ACME, jordan.details().email().orElseThrow())
                                        .orElseThrow()
                                        .lastEvent())
                                .isEqualTo(3),
                "who reads its history", () -> store.events().eventsOf(ACME, jordan.id(), PageRequest.FIRST),
                "who counts", () -> store.figures().totals(ACME, lastDay()),
                "who exports", () -> store.exports().eachLead(ACME, ExportRange.ALL, lead -> {}));
        return next.entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(reader.getKey(), () -> {
                    database = MONGO.freshDatabase();
                    store = MemoryMongo.store(database);
                    jordan = jordan();
                    talk = opened();
                    ActivityReport report = diesBeforeTelling();
                    reader.getValue().run();

                    assertThat(untold()).isEmpty();
                    LeadSnapshot told = storedLead();
                    assertThat(told.lastEvent()).isEqualTo(3);
                    assertThat(told.engagement().lastAt())
                            .contains(report.activity().at());
                    assertThat(events().get(0))
                            .isEqualTo(report.eventOf(jordan.id()).withNumber(3));
                }));
    }

    @Test
    void the_next_report_tells_both_in_their_order() {
        ActivityReport lost = diesBeforeTelling();
        ActivityReport next = report();
        store.conversations().record(next);

        assertThat(events().stream().map(LeadEvent::id).limit(2)).containsExactly(next.eventId(), lost.eventId());
        assertThat(store.conversations()
                        .find(ACME, talk.id())
                        .orElseThrow()
                        .totals()
                        .messages())
                .isEqualTo(2);
        assertThat(untold()).isEmpty();
    }

    @Test
    void the_next_change_tells_it_too_and_a_deleted_lead_is_told_as_well() {
        store.leads().update(Lead.restore(storedLead()).delete(samples.context()));
        diesBeforeTelling();
        ConversationSnapshot found = store.conversations().find(ACME, talk.id()).orElseThrow();
        store.conversations().update(Conversation.restore(found).delete(samples.context()));

        assertThat(store.leads().findDeleted(ACME, jordan.id()).orElseThrow().lastEvent())
                .isEqualTo(5);
        assertThat(untold()).isEmpty();
    }

    @Test
    void what_was_told_and_not_taken_out_is_not_told_again() {
        ActivityReport report = report();
        store.conversations().record(report);
        diesBeforeTakingOut(report);

        assertThat(store.leads().find(ACME, jordan.id()).orElseThrow().lastEvent())
                .isEqualTo(3);
        assertThat(events()).hasSize(3);
        assertThat(untold()).isEmpty();
    }

    @Test
    void not_even_where_it_has_moved_out_of_the_leads_document_meanwhile() {
        ActivityReport first = report();
        store.conversations().record(first);
        while (store.leads().find(ACME, jordan.id()).orElseThrow().lastEvent() < 200) {
            store.conversations().record(report());
        }
        assertThat(collection(LeadDocumentFields.EVENTS_LOG).countDocuments()).isGreaterThan(64);
        diesBeforeTakingOut(first);

        ActivityReport last = report();
        store.conversations().record(last);

        List<LeadEvent> all = LongHistory.all(100, page -> store.events().eventsOf(ACME, jordan.id(), page));
        assertThat(all)
                .extracting(LeadEvent::number)
                .containsExactlyElementsOf(LongStream.iterate(201, number -> number - 1)
                        .limit(201)
                        .boxed()
                        .toList());
        assertThat(all).extracting(LeadEvent::id).doesNotHaveDuplicates();
        assertThat(all.get(0).id()).isEqualTo(last.eventId());
        assertThat(untold()).isEmpty();
    }

    @Test
    void many_that_come_at_once_tell_it_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            diesBeforeTelling();
        }
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(readers.submit(() -> store.leads().find(ACME, jordan.id())));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            readers.shutdownNow();
        }
        assertThat(storedLead().lastEvent()).isEqualTo(22);
        assertThat(events()).hasSize(20).extracting(LeadEvent::id).doesNotHaveDuplicates();
        assertThat(untold()).isEmpty();
    }

    private ActivityReport diesBeforeTelling() {
        ActivityReport report = report();
        collection(ConversationFields.CONVERSATIONS)
                .updateOne(
                        ConversationDocuments.byId(ACME, talk.id()),
                        Updates.combine(
                                Updates.inc(LeadDocumentFields.VERSION, 1L),
                                Updates.inc(ConversationFields.MESSAGES, 1L),
                                untold(report)));
        return report;
    }

    private void diesBeforeTakingOut(ActivityReport report) {
        collection(ConversationFields.CONVERSATIONS)
                .updateOne(ConversationDocuments.byId(ACME, talk.id()), untold(report));
    }

    private Bson untold(ActivityReport report) {
        return Updates.push(ConversationFields.UNTOLD, LogDocuments.of(report.eventOf(jordan.id())));
    }

    private List<BsonDocument> untold() {
        BsonDocument stored =
                collection(ConversationFields.CONVERSATIONS).find().first();
        return BsonValues.documents(stored, ConversationFields.UNTOLD);
    }

    private LeadSnapshot jordan() {
        LeadChange birth = samples.capture(ACME, "jordan@example.com");
        store.leads().add(birth);
        return birth.after();
    }

    private ConversationSnapshot opened() {
        ConversationChange opening = samples.open(jordan);
        store.conversations().add(opening);
        return opening.after();
    }

    private ActivityReport report() {
        samples.clock().advance(Duration.ofSeconds(1));
        return samples.report(talk, 1);
    }

    private List<LeadEvent> events() {
        return store.events().eventsOf(ACME, jordan.id(), PageRequest.FIRST).items();
    }

    /** The lead as it stands in the database, without a reader's help. */
    private LeadSnapshot storedLead() {
        return LeadDocuments.snapshot(
                collection(LeadDocumentFields.LEADS).find().first());
    }

    private DateRange lastDay() {
        Instant now = samples.clock().instant();
        return new DateRange(now.minus(Duration.ofDays(1)), now);
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection("leadstone_" + name, BsonDocument.class);
    }
}
