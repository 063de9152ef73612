package io.leadstone.adapter.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationLimitException;
import io.leadstone.domain.ConversationSnapshot;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Counts the conversations that each widget session opens, one document per session. The update of that document compares and counts at
 * once, so that a session cannot exceed the limit by opening several at one moment. If the process dies between the count and the
 * conversation, the session has one conversation less.
 */
record SessionQuota(MongoCollections collections) {

    /**
     * Counts one more conversation.
     *
     * @throws ConversationLimitException if the session has opened as many as it may
     */
    void take(CompanyId companyId, String session) {
        BsonDocument document = new BsonDocument(LeadFields.COMPANY_ID, BsonValues.of(companyId.value()))
                // No company's id has a slash.
                .append(LeadFields.ID, BsonValues.of(companyId.value() + "/" + session));
        if (!count(document) && !begin(document) && !count(document)) {
            throw new ConversationLimitException(ConversationSnapshot.MAX_PER_SESSION);
        }
    }

    private boolean count(BsonDocument document) {
        Bson fewer = Filters.and(
                document, Filters.lt(ConversationFields.OPENED, (long) ConversationSnapshot.MAX_PER_SESSION));
        return collections.widgetSessions().update(fewer, Updates.inc(ConversationFields.OPENED, 1L));
    }

    /** Returns whether this is the session's first conversation. It looks first, since a refused insert aborts a transaction. */
    private boolean begin(BsonDocument document) {
        if (collections
                .widgetSessions()
                .first(document, Projections.include(LeadFields.ID))
                .isPresent()) {
            return false;
        }
        try {
            collections.widgetSessions().insert(document.clone().append(ConversationFields.OPENED, BsonValues.of(1L)));
            return true;
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)
                    && !collections.widgetSessions().inTransaction()) {
                return false;
            }
            throw failure;
        }
    }
}
