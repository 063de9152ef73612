package io.leadstone.adapter.mongo.lead;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.LongHistory;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Moves of old events out of a lead's document. {@code -Dleadstone.test.events=100000} sets the length of the long
 * history.
 */
class LeadLogArchiverTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private static final long USUAL_LENGTH = 4_000;

    private final long length = Long.getLong("leadstone.test.events", USUAL_LENGTH);
    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MemoryMongo.store(database);
    private final LongHistory history = new LongHistory(store);

    @Test
    void a_long_history_is_complete_and_its_document_small() {
        history.growTo(400);
        BsonDocument document = document();

        assertThat(history.eventNumbers(PageRequest.MAX_PER_PAGE)).isEqualTo(newestFirst(400));
        assertThat(events(PageRequest.FIRST).total()).isEqualTo(400);
        assertThat(entries().stream().map(ConsentEntry::id).distinct()).hasSize(399);
        assertThat(entries())
                .isSortedAccordingTo(
                        Comparator.comparing(ConsentEntry::recordedAt).reversed());
        for (LeadLog log : LeadLog.ALL) {
            assertThat(document.getArray(log.field())).hasSizeLessThanOrEqualTo(LeadLog.LIMIT);
            assertThat(log.moved(document) + document.getArray(log.field()).size())
                    .isGreaterThanOrEqualTo(399);
        }
        assertThat(store.leads().find(ACME, history.lead().id())).contains(history.lead());
    }

    /** The old events are inserted directly, because each move in mongo-java-server reads all moved events. */
    @Test
    void a_lead_with_very_many_events_is_written_and_read() {
        history.skipTo(length, database);
        Instant begun = Instant.now();
        history.growTo(length + LeadLog.LIMIT * 2);
        Duration written = Duration.between(begun, Instant.now());
        begun = Instant.now();
        Page<LeadEvent> newest = events(PageRequest.FIRST);
        Page<LeadEvent> deep = events(PageRequest.page((int) (length / 20), 20));
        Duration read = Duration.between(begun, Instant.now());

        long last = length + LeadLog.LIMIT * 2;
        assertThat(newest.total()).isEqualTo(last);
        assertThat(numbers(newest)).isEqualTo(newestFirst(last).subList(0, 20));
        assertThat(numbers(deep)).isEqualTo(newestFirst(last).subList((int) length - 20, (int) length));
        assertThat(document().getArray(LeadDocumentFields.EVENTS)).hasSizeLessThanOrEqualTo(LeadLog.LIMIT);
        if (length > USUAL_LENGTH) {
            System.out.printf(
                    "%d events: %d changes in %s, two pages in %s%n", length, LeadLog.LIMIT * 2, written, read);
        }
    }

    @Test
    void a_document_never_has_more_entries_than_the_limit() {
        for (long events = 1; events <= 3 * LeadLog.LIMIT; events++) {
            history.growTo(events);

            assertThat(document().getArray(LeadDocumentFields.EVENTS))
                    .as("%d events", events)
                    .hasSizeLessThan(LeadLog.LIMIT);
        }
    }

    @Test
    void pages_by_number_have_no_gap() {
        history.growTo(150);

        List<Long> numbers = new ArrayList<>();
        for (int page = 1; page <= 22; page++) {
            events(PageRequest.page(page, 7)).items().forEach(event -> numbers.add(event.number()));
        }

        assertThat(numbers).isEqualTo(newestFirst(150));
        assertThat(events(PageRequest.page(23, 7)).items()).isEmpty();
    }

    @Test
    void an_interrupted_move_duplicates_no_entry() {
        history.growTo(140);
        for (LeadLog log : LeadLog.ALL) {
            List<BsonDocument> copies = BsonValues.documents(document(), log.field()).stream()
                    .limit(20)
                    .map(element -> log.moved(ACME, history.lead().id(), element))
                    .toList();
            collection(log.collection()).insertMany(copies);
        }

        assertThat(history.eventNumbers(10)).isEqualTo(newestFirst(140));
        assertThat(events(PageRequest.FIRST).total()).isEqualTo(140);
        assertThat(entries()).hasSize(139).doesNotHaveDuplicates();

        history.growTo(200);
        assertThat(history.eventNumbers(10)).isEqualTo(newestFirst(200));
        assertThat(events(PageRequest.FIRST).total()).isEqualTo(200);
        assertThat(entries()).hasSize(199).doesNotHaveDuplicates();
    }

    @Test
    void of_concurrent_moves_one_removes_the_entries() throws Exception {
        history.growTo(127);
        List<BsonDocument> all = new ArrayList<>();
        for (LeadEvent event : LongHistory.all(100, this::events)) {
            all.add(0, LogDocuments.of(event));
        }
        LeadChange due = history.next();
        all.add(LogDocuments.of(due.events().get(0)));
        collection(LeadDocumentFields.LEADS)
                .updateOne(
                        Filters.empty(),
                        Updates.combine(
                                Updates.set(LeadDocumentFields.EVENTS, new BsonArray(all)),
                                Updates.set(LeadDocumentFields.EVENTS_MOVED, 0L)));

        atOnce(
                8,
                () -> new LeadLogArchiver(MongoCollections.of(database, database, "leadstone_")).after(due.after(), 1));

        assertThat(history.eventNumbers(30)).isEqualTo(newestFirst(128));
        assertThat(events(PageRequest.FIRST).total()).isEqualTo(128);
    }

    @Test
    void a_concurrent_read_finds_no_gap() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> growing = writer.submit(() -> history.growTo(600));
            while (!growing.isDone()) {
                List<Long> numbers = history.eventNumbers(50);
                assertThat(numbers).isEqualTo(newestFirst(numbers.get(0)));
            }
            growing.get();
        } finally {
            writer.shutdownNow();
        }
    }

    private static void atOnce(int threads, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<?> each : IntStream.range(0, threads)
                    .mapToObj(number -> pool.submit(work))
                    .toList()) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<Long> numbers(Page<LeadEvent> page) {
        return page.items().stream().map(LeadEvent::number).toList();
    }

    private Page<LeadEvent> events(PageRequest page) {
        return store.events().eventsOf(ACME, history.lead().id(), page);
    }

    private List<ConsentEntry> entries() {
        return LongHistory.all(
                PageRequest.MAX_PER_PAGE,
                page -> store.consents().entriesOf(ACME, history.lead().id(), page));
    }

    private BsonDocument document() {
        return collection(LeadDocumentFields.LEADS).find().first();
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection("leadstone_" + name, BsonDocument.class);
    }

    private static List<Long> newestFirst(long last) {
        return LongStream.rangeClosed(1, last)
                .map(number -> last + 1 - number)
                .boxed()
                .toList();
    }
}
