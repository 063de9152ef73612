package io.leadstone.adapter.mongo.lead;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.CallingListener;
import io.leadstone.adapter.mongo.DyingBackend;
import io.leadstone.adapter.mongo.LongHistory;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pending events of a process that died after it wrote a conversation: before it appended the event, or before it
 * removed it.
 */
class PendingEventsTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private MongoDatabase database = MONGO.freshDatabase();
    private MongoLeadStore store = MemoryMongo.store(database);
    private final SampleLeads samples = new SampleLeads();
    private LeadSnapshot jordan = jordan();
    private ConversationSnapshot conversation = opened();

    @TestFactory
    Stream<DynamicTest> a_pending_event_is_appended_by_the_next_reader() {
        Map<String, Runnable> next = Map.of(
                "a reader of the lead", () -> store.leads().find(ACME, jordan.id()),
                "a reader of the lead by email",
                        () -> assertThat(store.leads()
                                        .findByEmail(
                                                ACME, jordan.details().email().orElseThrow())
                                        .orElseThrow()
                                        .lastEvent())
                                .isEqualTo(3),
                "a reader of the history", () -> store.events().eventsOf(ACME, jordan.id(), PageRequest.FIRST),
                "a report", () -> store.figures().totals(ACME, lastDay()),
                "a reader of the event feed", () -> store.eventFeed().after(ACME, 0, Set.of(), 10),
                "an export", () -> store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {}));
        return next.entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(reader.getKey(), () -> {
                    database = MONGO.freshDatabase();
                    store = MemoryMongo.store(database);
                    jordan = jordan();
                    conversation = opened();
                    ActivityReport report = dieBeforeAppend();
                    reader.getValue().run();

                    assertThat(pending()).isEmpty();
                    LeadSnapshot stored = storedLead();
                    assertThat(stored.lastEvent()).isEqualTo(3);
                    assertThat(stored.engagement().lastAt())
                            .contains(report.activity().at());
                    assertThat(events().get(0))
                            .isEqualTo(report.eventOf(jordan.id()).withNumber(3));
                }));
    }

    @Test
    void a_reader_appends_the_event_of_a_first_conversation_whose_process_died() {
        for (String command : List.of("insert", "update")) {
            LeadChange created = samples.capture(ACME, command + "@example.com");
            DyingBackend dying = new DyingBackend();
            try (MemoryMongo mongo = new MemoryMongo(dying)) {
                MongoLeadStore own = mongo.freshStore();
                own.leads().add(created);
                ConversationChange opening = samples.open(created.after());
                if (command.equals("insert")) {
                    dying.failOn(
                            "insert",
                            ConversationFields.CONVERSATIONS,
                            () -> assertThatThrownBy(() -> own.conversations().add(opening))
                                    .isInstanceOf(MongoException.class));
                } else {
                    // The first update of the lead is the mark.
                    dying.failFromSecond(
                            "update",
                            LeadDocumentFields.LEADS,
                            () -> own.conversations().add(opening));
                }
                assertThat(own.leads()
                                .find(ACME, created.after().id())
                                .orElseThrow()
                                .lastEvent())
                        .as("before %s", command)
                        .isEqualTo(command.equals("insert") ? 1 : 2);
            }
        }
    }

    @Test
    void the_next_report_appends_both_events_in_order() {
        ActivityReport lost = dieBeforeAppend();
        ActivityReport next = report();
        store.conversations().record(next);

        assertThat(events().stream().map(LeadEvent::id).limit(2)).containsExactly(next.eventId(), lost.eventId());
        assertThat(store.conversations()
                        .find(ACME, conversation.id())
                        .orElseThrow()
                        .totals()
                        .messages())
                .isEqualTo(2);
        assertThat(pending()).isEmpty();
    }

    @Test
    void the_next_read_appends_it_to_a_deleted_lead() {
        LeadChange deletion = Lead.restore(storedLead()).delete(samples.context());
        dieBeforeAppend();
        store.leads().update(deletion);

        assertThat(store.leads().findDeleted(ACME, jordan.id()).orElseThrow().lastEvent())
                .isEqualTo(4);
        assertThat(pending()).isEmpty();
    }

    @Test
    void an_event_in_the_log_is_not_appended_again() {
        ActivityReport report = report();
        store.conversations().record(report);
        dieBeforeRemoval(report);

        assertThat(store.leads().find(ACME, jordan.id()).orElseThrow().lastEvent())
                .isEqualTo(3);
        assertThat(events()).hasSize(3);
        assertThat(pending()).isEmpty();
    }

    @Test
    void a_moved_event_is_not_appended_again() {
        ActivityReport first = report();
        store.conversations().record(first);
        while (store.leads().find(ACME, jordan.id()).orElseThrow().lastEvent() < 200) {
            store.conversations().record(report());
        }
        assertThat(collection(LeadDocumentFields.EVENTS_LOG).countDocuments()).isGreaterThan(64);
        dieBeforeRemoval(first);

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
        assertThat(pending()).isEmpty();
    }

    @Test
    void a_conversation_that_is_opened_during_a_purge_is_refused() {
        ConversationChange opening = samples.open(jordan);
        MongoLeadStore other = store.withTransactionListener(new CallingListener(this::purge));

        assertThatThrownBy(() -> other.conversations().add(opening)).isInstanceOf(UnknownLeadException.class);

        assertThat(collection(ConversationFields.CONVERSATIONS).countDocuments())
                .isZero();
    }

    @Test
    void a_conversation_that_is_opened_during_a_deletion_is_refused() {
        ConversationChange opening = samples.open(jordan);
        MongoLeadStore other = store.withTransactionListener(new CallingListener(this::delete));

        assertThatThrownBy(() -> other.conversations().add(opening)).isInstanceOf(UnknownLeadException.class);

        assertThat(collection(ConversationFields.CONVERSATIONS).countDocuments())
                .as("the earlier conversation")
                .isEqualTo(1);
    }

    @Test
    void no_webhook_gets_an_event_that_follows_a_deletion() {
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "conversation.*");
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        MongoLeadStore other = store.withTransactionListener(new CallingListener(this::delete));

        other.conversations().record(report());

        assertThat(events())
                .first()
                .extracting(event -> event.type().code())
                .isEqualTo("conversation.activity_recorded");
        assertThat(store.deliveries()
                        .list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST)
                        .items())
                .isEmpty();
    }

    @Test
    void a_report_removes_a_conversation_whose_lead_was_purged() {
        dieBeforeAppend();
        collection(LeadDocumentFields.LEADS).deleteMany(new BsonDocument());

        store.figures().totals(ACME, lastDay());

        assertThat(collection(ConversationFields.CONVERSATIONS).countDocuments())
                .isZero();
    }

    @Test
    void concurrent_readers_append_a_pending_event_once() throws Exception {
        for (int i = 0; i < 20; i++) {
            dieBeforeAppend();
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
        assertThat(pending()).isEmpty();
    }

    private void purge() {
        LeadSnapshot found = store.leads().find(ACME, jordan.id()).orElseThrow();
        assertThat(store.purge().purge(Lead.restore(found).purge(samples.context())))
                .isTrue();
    }

    private void delete() {
        LeadSnapshot found = store.leads().find(ACME, jordan.id()).orElseThrow();
        store.leads().update(Lead.restore(found).delete(samples.context()));
    }

    private ActivityReport dieBeforeAppend() {
        ActivityReport report = report();
        collection(ConversationFields.CONVERSATIONS)
                .updateOne(
                        ConversationDocuments.byId(ACME, conversation.id()),
                        Updates.combine(
                                Updates.inc(LeadDocumentFields.VERSION, 1L),
                                Updates.inc(ConversationFields.MESSAGES, 1L),
                                pending(report)));
        return report;
    }

    private void dieBeforeRemoval(ActivityReport report) {
        collection(ConversationFields.CONVERSATIONS)
                .updateOne(ConversationDocuments.byId(ACME, conversation.id()), pending(report));
    }

    private Bson pending(ActivityReport report) {
        return Updates.push(ConversationFields.PENDING, LogDocuments.of(report.eventOf(jordan.id())));
    }

    private List<BsonDocument> pending() {
        BsonDocument stored =
                collection(ConversationFields.CONVERSATIONS).find().first();
        return BsonValues.documents(stored, ConversationFields.PENDING);
    }

    private LeadSnapshot jordan() {
        LeadChange created = samples.capture(ACME, "jordan@example.com");
        store.leads().add(created);
        return created.after();
    }

    private ConversationSnapshot opened() {
        ConversationChange opening = samples.open(jordan);
        store.conversations().add(opening);
        return opening.after();
    }

    private ActivityReport report() {
        samples.clock().advance(Duration.ofSeconds(1));
        return samples.report(conversation, 1);
    }

    private List<LeadEvent> events() {
        return store.events().eventsOf(ACME, jordan.id(), PageRequest.FIRST).items();
    }

    /** Reads the stored lead without appending pending events. */
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
