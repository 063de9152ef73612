package io.leadstone.adapter.mongo.conversation;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationLimitException;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Counts the conversations that each widget session opens, in one document per session. One update compares and counts,
 * so a session cannot exceed the limit by parallel calls. If the process dies between the count and the conversation,
 * the session has one conversation less.
 *
 * <p>The server removes a counter {@link #RETENTION} after the session's last conversation. The limit does not depend
 * on it: a new counter begins with the number of conversations that the session has in the store.
 */
public record SessionQuota(MongoCollections collections) {

    /**
     * Time for which the server keeps a counter after the session's last conversation: 90 days, three times the
     * lifetime of a refresh token, so that hardly any session outlives its counter.
     */
    public static final Duration RETENTION = Duration.ofDays(90);

    private static final Bson OPENED_NOW = Updates.currentDate(ConversationFields.LAST_OPENED_AT);

    /**
     * Counts one more conversation.
     *
     * @throws ConversationLimitException if the session has reached the limit
     */
    void take(ConversationSnapshot opening, String session) {
        CompanyId companyId = opening.companyId();
        BsonDocument counter = new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadDocumentFields.ID, id(companyId, session));
        if (!count(counter) && !create(counter, opening, session) && !count(counter)) {
            throw new ConversationLimitException(ConversationSnapshot.MAX_PER_SESSION);
        }
    }

    /**
     * Removes the counters of the sessions that opened conversations of the lead, before a purge removes these. A
     * session that is used again gets a new counter.
     */
    public static void removeOf(MongoCollections collections, CompanyId companyId, LeadId leadId) {
        Bson withSession = Filters.and(
                ConversationDocuments.ofLead(companyId, leadId), Filters.exists(ConversationFields.SESSION));
        List<BsonValue> counters =
                collections.conversations().all(withSession, Projections.include(ConversationFields.SESSION)).stream()
                        .map(conversation -> id(companyId, BsonValues.text(conversation, ConversationFields.SESSION)))
                        .distinct()
                        .toList();
        if (!counters.isEmpty()) {
            collections
                    .widgetSessions()
                    .removeAll(Filters.and(
                            Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                            Filters.in(LeadDocumentFields.ID, counters)));
        }
    }

    /** Ids of companies have no slash, so the result is unique. */
    private static BsonValue id(CompanyId companyId, String session) {
        return BsonValues.of(companyId.value() + "/" + session);
    }

    /** Sets the current time in counters of earlier releases, which have no instant. */
    public static void addMissingInstants(MongoCollection<BsonDocument> counters) {
        counters.updateMany(Filters.exists(ConversationFields.LAST_OPENED_AT, false), OPENED_NOW);
    }

    private boolean count(BsonDocument counter) {
        Bson belowLimit = Filters.and(
                counter, Filters.lt(ConversationFields.OPENED, (long) ConversationSnapshot.MAX_PER_SESSION));
        return collections
                .widgetSessions()
                .update(belowLimit, Updates.combine(Updates.inc(ConversationFields.OPENED, 1L), OPENED_NOW));
    }

    /**
     * Creates the counter and counts the first conversation. It reads the counter first, because a refused insert
     * aborts a transaction.
     *
     * @return true if there was no counter
     */
    private boolean create(BsonDocument counter, ConversationSnapshot opening, String session) {
        if (collections
                .widgetSessions()
                .first(counter, Projections.include(LeadDocumentFields.ID))
                .isPresent()) {
            return false;
        }
        long stored = countStored(opening, session);
        if (stored >= ConversationSnapshot.MAX_PER_SESSION) {
            throw new ConversationLimitException(ConversationSnapshot.MAX_PER_SESSION);
        }
        Bson absent = Filters.and(counter, Filters.exists(ConversationFields.OPENED, false));
        try {
            collections
                    .widgetSessions()
                    .upsert(
                            absent,
                            Updates.combine(Updates.setOnInsert(ConversationFields.OPENED, stored + 1), OPENED_NOW));
            return true;
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)
                    && !collections.widgetSessions().inTransaction()) {
                return false;
            }
            throw failure;
        }
    }

    /** Returns the number of conversations of the session, live and deleted. */
    private long countStored(ConversationSnapshot opening, String session) {
        Bson ofSession = Filters.and(
                Filters.eq(
                        LeadDocumentFields.COMPANY_ID,
                        BsonValues.of(opening.companyId().value())),
                // Names both values, because the index has this field before the lead.
                Filters.in(LeadDocumentFields.LIVE, true, false),
                opening.leadId()
                        .map(lead -> Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.value())))
                        .orElseGet(Filters::empty),
                Filters.eq(ConversationFields.SESSION, session));
        return collections.conversations().count(ofSession, ConversationSnapshot.MAX_PER_SESSION);
    }
}
