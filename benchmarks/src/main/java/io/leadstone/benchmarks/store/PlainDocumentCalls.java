package io.leadstone.benchmarks.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadstone.application.UuidV7LeadIds;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Calls the MongoDB driver directly, as a developer would do without Leadstone. Searches and reports are not
 * supported.
 */
final class PlainDocumentCalls implements LeadCalls {

    private static final int TEMPLATES = 500;
    private static final int PAGE = 20;
    private static final Bson STATE = Projections.exclude(
            "events", "consents", "outbox", "search_pieces", "filter_terms", "search_words", "phone_digits");

    private final MongoCollection<BsonDocument> leads;
    private final Picks picks;
    private final List<BsonDocument> templates;
    private final LeadIds ids = new UuidV7LeadIds();

    PlainDocumentCalls(MongoDatabase database, Picks picks) {
        this.leads = database.getCollection("leadstone_leads", BsonDocument.class);
        this.picks = picks;
        this.templates = leads.find().limit(TEMPLATES).into(new ArrayList<>());
    }

    /** Inserts a copy of a stored document with a new id and a new email. */
    @Override
    public Object create() {
        long number = picks.newLead();
        BsonDocument lead =
                templates.get(Math.floorMod(number, templates.size())).clone();
        BsonValue id = new BsonBinary(ids.next(Instant.now()));
        lead.put("_id", new BsonDocument("company_id", lead.get("company_id")).append("lead_id", id));
        lead.put("lead_id", id);
        lead.put("email_claim", new BsonString("n" + number + "@example.com"));
        return leads.insertOne(lead);
    }

    @Override
    public Object get() {
        return read(id(picks.population().id(picks.lead())));
    }

    @Override
    public Object update() {
        BsonDocument id = id(picks.population().id(picks.lead()));
        BsonDocument lead = read(id);
        long lastEvent = lead.getInt64("last_event").getValue();
        BsonDateTime now = new BsonDateTime(System.currentTimeMillis());
        BsonDocument event = new BsonDocument("id", new BsonBinary(ids.next(Instant.now())))
                .append("number", new BsonInt64(lastEvent + 1))
                .append("type", new BsonString("lead.updated"))
                .append("at", now)
                .append("actor", new BsonString("benchmark"));
        return leads.updateOne(
                Filters.and(
                        Filters.eq("_id", id),
                        Filters.eq("version", lead.get("version")),
                        Filters.eq("last_event", lead.get("last_event"))),
                Updates.combine(
                        Updates.set("notes", "Called back at " + System.nanoTime()),
                        Updates.set("updated_at", now),
                        Updates.inc("version", 1L),
                        Updates.inc("last_event", 1L),
                        Updates.push("events", event)));
    }

    @Override
    public Object page() {
        long number = picks.lead();
        BsonDateTime at = new BsonDateTime(picks.population().createdAt(number).toEpochMilli());
        BsonValue id = new BsonBinary(picks.population().id(number).value());
        return leads.find(Filters.and(
                        Filters.eq("company_id", Population.COMPANY.value()),
                        Filters.eq("live", true),
                        Filters.or(
                                Filters.lt("created_at", at),
                                Filters.and(Filters.eq("created_at", at), Filters.lt("lead_id", id)))))
                .sort(Sorts.descending("created_at", "lead_id"))
                .limit(PAGE)
                .projection(STATE)
                .into(new ArrayList<>());
    }

    @Override
    public Object searchName() {
        throw notMeasured();
    }

    @Override
    public Object searchMistyped() {
        throw notMeasured();
    }

    @Override
    public Object searchFrequent() {
        throw notMeasured();
    }

    @Override
    public Object report() {
        throw notMeasured();
    }

    private BsonDocument read(BsonDocument id) {
        BsonDocument found = leads.find(Filters.eq("_id", id)).projection(STATE).first();
        if (found == null) {
            throw new IllegalStateException("missing lead " + id);
        }
        return found;
    }

    private static BsonDocument id(LeadId id) {
        UUID uuid = id.value();
        return new BsonDocument("company_id", new BsonString(Population.COMPANY.value()))
                .append("lead_id", new BsonBinary(uuid));
    }

    private static UnsupportedOperationException notMeasured() {
        return new UnsupportedOperationException("there are no plain calls of MongoDB for this operation");
    }
}
