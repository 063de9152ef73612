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
 * The time of the server. A read of a webhook that is needed anyway returns it, before the writes that use it. So it is
 * slightly early: a delivery that was due then is still due at the write, and a lease is never longer than requested.
 */
public record ServerClock(MongoCollections collections) {

    static final String NOW = "now";

    private static final Bson ANY = Filters.gte(LeadDocumentFields.COMPANY_ID, BsonValues.of(""));
    private static final Bson ANY_FIELD = Projections.include(LeadDocumentFields.COMPANY_ID);

    public static Instant of(BsonDocument webhook) {
        return BsonValues.instant(webhook, NOW);
    }

    /** Returns the time, or empty if there has never been a webhook. */
    public Optional<Instant> now() {
        return now(ANY);
    }

    /** Returns the time, or empty if {@code filter} matches no webhook. */
    public Optional<Instant> now(Bson filter) {
        return collections.webhooks().firstWithNow(filter, ANY_FIELD).map(ServerClock::of);
    }
}
