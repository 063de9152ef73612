package io.leadstone.adapter.mongo;

import static io.leadstone.testkit.SampleLeads.decision;

import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** A lead with many events. Each change records a consent, so the lead has one ledger entry less than events. */
public final class LongHistory {

    public static final CompanyId ACME = new CompanyId("acme");

    private static final int INSERTED_AT_ONCE = 1_000;

    private final SampleLeads samples;
    private final LeadStore store;
    private LeadSnapshot lead;

    public LongHistory(LeadStore store) {
        this(store, new SampleLeads());
    }

    public LongHistory(LeadStore store, SampleLeads samples) {
        this.store = store;
        this.samples = samples;
        LeadChange created = samples.capture(ACME, "jordan@example.com");
        store.leads().add(created);
        lead = created.after();
    }

    public LeadSnapshot lead() {
        return lead;
    }

    /** Reads the lead again after other code changed it. */
    void reread() {
        lead = store.leads().find(ACME, lead.id()).orElseThrow();
    }

    /** Returns the next change. It is not stored yet. */
    public LeadChange next() {
        samples.clock().advance(Duration.ofSeconds(1));
        boolean granted = lead.version() % 2 == 0;
        return Lead.restore(lead).record(decision(ConsentPurpose.MARKETING, granted), samples.context());
    }

    /** Stores changes until the lead has this number of events. */
    public void growTo(long events) {
        while (lead.lastEvent() < events) {
            LeadChange change = next();
            store.leads().update(change);
            lead = change.after();
        }
    }

    /** Stores the lead as if it had this number of events, most of them in the collection of old events. */
    public void skipTo(long events, MongoDatabase database) {
        List<BsonDocument> moved = new ArrayList<>();
        while (lead.lastEvent() < events) {
            LeadChange change = next();
            change.events().forEach(event -> moved.add(LeadLog.EVENTS.moved(ACME, lead.id(), LogDocuments.of(event))));
            lead = change.after();
        }
        for (int i = 0; i < moved.size(); i += INSERTED_AT_ONCE) {
            database.getCollection("leadstone_lead_events", BsonDocument.class)
                    .insertMany(moved.subList(i, Math.min(moved.size(), i + INSERTED_AT_ONCE)));
        }
        BsonDocument state =
                LeadDocuments.state(lead).append(LeadDocumentFields.EVENTS_MOVED, new BsonInt64(moved.size()));
        database.getCollection("leadstone_leads", BsonDocument.class)
                .updateOne(LeadDocuments.byId(ACME, lead.id()), new BsonDocument("$set", state));
    }

    /** Returns the numbers of all events. It reads the pages by cursors. */
    public List<Long> eventNumbers(int perPage) {
        List<Long> numbers = new ArrayList<>();
        all(perPage, page -> store.events().eventsOf(ACME, lead.id(), page))
                .forEach(event -> numbers.add(event.number()));
        return numbers;
    }

    /** Returns the items of all pages. It reads the pages by cursors. */
    public static <T> List<T> all(int perPage, Function<PageRequest, Page<T>> list) {
        List<T> items = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page<T> page = list.apply(new PageRequest(1, perPage, next));
            items.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return items;
    }
}
