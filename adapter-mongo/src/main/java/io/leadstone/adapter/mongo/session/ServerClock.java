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
 * What time it is where the data are. The server tells it together with the subscription that is read anyway, before the writes that go
 * by it: what was due or had expired then is so all the more when the write comes, and a claim is never longer than was asked for.
 */
public record ServerClock(MongoCollections collections) {

    static final String NOW = "now";

    private static final Bson ANY = Filters.gte(LeadDocumentFields.COMPANY_ID, BsonValues.of(""));
    private static final Bson NOTHING = Projections.include(LeadDocumentFields.COMPANY_ID);

    public static Instant of(BsonDocument asRead) {
        return BsonValues.instant(asRead, NOW);
    }

    /** Empty where there has never been a subscription, so that there is nothing to time. */
    public Optional<Instant> now() {
        return now(ANY);
    }

    /** Empty where no subscription is found by {@code filter}. */
    public Optional<Instant> now(Bson filter) {
        return collections.webhooks().firstWithNow(filter, NOTHING).map(ServerClock::of);
    }
}
