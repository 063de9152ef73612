package io.leadstone.adapter.mongo.session;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The time of the server. A read of a document returns it together with the document, before the writes that use it. So
 * it is slightly early: a delivery that was due then is still due at the write, and a lease is never longer than
 * requested. Deliveries use a read of a webhook, which is needed anyway.
 */
public record ServerClock(MongoCollections collections) {

    static final String NOW = "now";

    private static final Bson ANY = Filters.gte(LeadDocumentFields.COMPANY_ID, BsonValues.of(""));
    private static final Bson ANY_FIELD = Projections.include(LeadDocumentFields.COMPANY_ID);

    /** Returns the time at which the document was read by {@link SessionCollection#firstWithNow} or {@code withNow}. */
    public static Instant of(BsonDocument document) {
        return BsonValues.instant(document, NOW);
    }

    /** Returns the time by a read of any webhook, or empty if there has never been one. */
    public Optional<Instant> now() {
        return now(ANY);
    }

    /** Returns the time, or empty if {@code filter} matches no webhook. */
    public Optional<Instant> now(Bson filter) {
        return collections.webhooks().firstWithNow(filter, ANY_FIELD).map(ServerClock::of);
    }
}
