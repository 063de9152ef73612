package io.leadstone.adapter.mongo.event;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.FeedDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Replaces the events of a purged lead in the event feed by the event of the purge.
 *
 * <p>The event of the purge gets its position first, directly after the last one. A reader that numbers events at the
 * same time has read the lead before it was removed. It inserts its events at earlier positions, where the removal
 * finds them, or its insert is refused. The removal keeps the positions as empty entries, so that the insert of a
 * reader that has paused is also refused.
 */
public record PurgedLeadFeed(MongoCollections collections) {

    /** Stores the event of the purge, and removes the earlier events of the lead. It can be repeated. */
    public void replace(CompanyId companyId, LeadId leadId, BsonDocument event) {
        collections.repeat(() -> isStored(companyId, leadId, event) || insert(companyId, leadId, event)
                ? Optional.of(event)
                : Optional.empty());
        collections
                .named(FeedDocuments.FEED)
                .updateAll(
                        Filters.and(
                                LeadLog.ofLead(companyId, leadId),
                                Filters.lt(LeadDocumentFields.NUMBER, event.get(LeadDocumentFields.NUMBER))),
                        FeedDocuments.emptying());
    }

    /** Returns false if another process has taken the position, or has stored this event. */
    private boolean insert(CompanyId companyId, LeadId leadId, BsonDocument event) {
        long last = new MongoEventFeed(collections).last(companyId);
        try {
            collections.named(FeedDocuments.FEED).insert(FeedDocuments.of(companyId, leadId, last + 1, event));
            return true;
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private boolean isStored(CompanyId companyId, LeadId leadId, BsonDocument event) {
        Bson same = Filters.and(
                LeadLog.ofLead(companyId, leadId),
                Filters.eq(
                        LeadDocumentFields.NUMBER, BsonValues.of(BsonValues.number(event, LeadDocumentFields.NUMBER))));
        return collections.named(FeedDocuments.FEED).exists(same);
    }
}
