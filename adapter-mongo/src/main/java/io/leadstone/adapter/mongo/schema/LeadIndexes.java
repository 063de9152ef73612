package io.leadstone.adapter.mongo.schema;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoLeadStoreBuilder;
import io.leadstone.adapter.mongo.conversation.SessionQuota;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.FeedDocuments;
import io.leadstone.adapter.mongo.document.IdempotencyFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.document.SuppressionDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.lead.LeadOutbox;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.adapter.mongo.lead.PendingSuppressions;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.adapter.mongo.webhook.WebhookSlots;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/**
 * The indexes that a {@link MongoLeadStore} needs, for hosts that create indexes by themselves. Most of them begin with
 * the company, so that the collections can be sharded by {@code company_id}. The exceptions are the indexes by which a
 * dispatcher finds work for all companies, and the one by which the server removes old counters.
 *
 * @param prefix the prefix of the names of the collections, as in {@link MongoLeadStoreBuilder#collectionPrefix}
 */
public record LeadIndexes(MongoDatabase database, String prefix) {

    private static final LeadIndex SEARCH =
            LeadIndex.of(LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LIVE, LeadDocumentFields.INDEX_TERMS);

    private static final LeadIndex COUNTERS =
            LeadIndex.expiring(ConversationFields.LAST_OPENED_AT, SessionQuota.RETENTION);

    /** Finds the record that contains an idempotency key. Only records with keys are in it. */
    private static final LeadIndex WRITES =
            LeadIndex.sparse(IdempotencyFields.WRITES_COMPANY, IdempotencyFields.WRITES_KEY);

    /** Finds the records with expired idempotency keys, of all companies. */
    private static final LeadIndex WRITES_AT = LeadIndex.sparse(IdempotencyFields.WRITES_AT);

    private static final Map<String, List<LeadIndex>> NEEDED = needed();

    /**
     * Builds the missing indexes and logs the progress. On a large collection a build may take longer than the read
     * timeout of the client; see {@link MongoLeadStoreBuilder#longOperations}. After an interruption the next call
     * builds the remaining indexes.
     *
     * @throws StoreUnavailableException if the server cannot be reached
     */
    public void ensure() {
        ensure(new IndexProgress());
    }

    void ensure(IndexProgress progress) {
        call(() -> {
            WebhookSlots.fill(collection(WebhookFields.WEBHOOKS));
            List<Missing> missing = allMissing();
            for (int i = 0; i < missing.size(); i++) {
                Missing next = missing.get(i);
                if (next.index().equals(COUNTERS)) {
                    SessionQuota.addMissingInstants(collection(ConversationFields.SESSIONS));
                }
                long documents = collection(next.collection()).estimatedDocumentCount();
                progress.during(next + ", " + (i + 1) + " of " + missing.size(), documents, () -> build(next));
            }
        });
    }

    private void build(Missing missing) {
        LeadIndex index = missing.index();
        collection(missing.collection()).createIndex(Indexes.ascending(index.fields()), index.options());
    }

    /**
     * Returns the missing indexes, for example {@code leadstone_leads (company_id, email_claim) unique}.
     *
     * @throws StoreUnavailableException if the server cannot be reached
     */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        call(() -> allMissing().forEach(index -> missing.add(prefix + index)));
        return List.copyOf(missing);
    }

    private List<Missing> allMissing() {
        List<Missing> missing = new ArrayList<>();
        NEEDED.forEach((collection, indexes) -> {
            Set<LeadIndex> found = found(collection);
            indexes.stream()
                    .filter(index -> !found.contains(index))
                    .forEach(index -> missing.add(new Missing(collection, index)));
        });
        return missing;
    }

    private Set<LeadIndex> found(String collection) {
        return collection(collection).listIndexes(BsonDocument.class).into(new ArrayList<>()).stream()
                .map(LeadIndex::of)
                .collect(Collectors.toSet());
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection(prefix + name, BsonDocument.class);
    }

    private static void call(Runnable work) {
        try {
            work.run();
        } catch (MongoException failure) {
            throw MongoFailures.translate(failure);
        }
    }

    private static Map<String, List<LeadIndex>> needed() {
        Map<String, List<LeadIndex>> needed = new LinkedHashMap<>();
        needed.put(
                LeadDocumentFields.LEADS,
                List.of(
                        LeadIndex.unique(LeadDocumentFields.COMPANY_ID, LeadDocumentFields.EMAIL_CLAIM),
                        leadsBy(LeadDocumentFields.CREATED_AT),
                        leadsBy(LeadDocumentFields.UPDATED_AT),
                        leadsBy(LeadDocumentFields.LAST_NAME_KEY),
                        leadsBy(LeadDocumentFields.DELETED_AT),
                        leadsBy(LeadDocumentFields.STATUS, LeadDocumentFields.CREATED_AT),
                        leadsBy(LeadDocumentFields.OWNER_ID, LeadDocumentFields.CREATED_AT),
                        SEARCH,
                        LeadIndex.sparse(LeadOutbox.DUE_AT),
                        WRITES,
                        WRITES_AT,
                        LeadIndex.sparse(PendingSuppressions.COMPANY, PendingSuppressions.HASH),
                        LeadIndex.sparse(FeedDocuments.UNNUMBERED_COMPANY, FeedDocuments.UNNUMBERED_LEAD)));
        needed.put(
                FeedDocuments.FEED,
                List.of(
                        LeadIndex.unique(LeadDocumentFields.COMPANY_ID, FeedDocuments.POSITION),
                        LeadIndex.unique(
                                LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LEAD_ID, LeadDocumentFields.NUMBER)));
        needed.put(
                LeadDocumentFields.EVENTS_LOG,
                List.of(
                        LeadIndex.of(
                                LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LEAD_ID, LeadDocumentFields.NUMBER),
                        LeadIndex.of(
                                LeadDocumentFields.COMPANY_ID,
                                LeadDocumentFields.LEAD_ID,
                                LeadDocumentFields.ENTRY_ID)));
        needed.put(
                LeadDocumentFields.CONSENTS_LOG,
                List.of(LeadIndex.of(
                        LeadDocumentFields.COMPANY_ID,
                        LeadDocumentFields.LEAD_ID,
                        LeadDocumentFields.RECORDED_AT,
                        LeadDocumentFields.ENTRY_ID)));
        needed.put(
                ConversationFields.CONVERSATIONS,
                List.of(
                        conversationsBy(LeadDocumentFields.CREATED_AT),
                        conversationsBy(LeadDocumentFields.AGENT_ID, LeadDocumentFields.CREATED_AT),
                        conversationsBy(LeadDocumentFields.LEAD_ID, LeadDocumentFields.CREATED_AT),
                        conversationsBy(LeadDocumentFields.DELETED_AT),
                        LeadIndex.of(LeadDocumentFields.COMPANY_ID, PendingEvents.PENDING_ID),
                        WRITES,
                        WRITES_AT));
        needed.put(
                SuppressionDocuments.SUPPRESSIONS,
                List.of(
                        LeadIndex.of(LeadDocumentFields.COMPANY_ID, SuppressionDocuments.HASH),
                        LeadIndex.of(
                                LeadDocumentFields.COMPANY_ID,
                                LeadDocumentFields.RECORDED_AT,
                                LeadDocumentFields.ENTRY_ID)));
        needed.put(
                SubmissionFields.SUBMISSIONS,
                List.of(
                        LeadIndex.of(
                                LeadDocumentFields.COMPANY_ID,
                                LeadDocumentFields.LEAD_ID,
                                SubmissionFields.RECEIVED_AT,
                                SubmissionFields.SUBMISSION_ID),
                        LeadIndex.of(
                                LeadDocumentFields.COMPANY_ID,
                                SubmissionFields.STATE,
                                SubmissionFields.RECEIVED_AT,
                                SubmissionFields.SUBMISSION_ID),
                        LeadIndex.partial(
                                SubmissionFields.OPT_IN_EXPIRES_AT,
                                LeadDocumentFields.COMPANY_ID,
                                SubmissionFields.OPT_IN_EXPIRES_AT),
                        LeadIndex.sparse(SubmissionFields.PENDING_SINCE),
                        LeadIndex.partial(
                                SubmissionFields.PENDING_SINCE,
                                LeadDocumentFields.COMPANY_ID,
                                SubmissionFields.PENDING_SINCE)));
        needed.put(ConversationFields.SESSIONS, List.of(COUNTERS));
        needed.put(
                WebhookFields.WEBHOOKS,
                List.of(
                        LeadIndex.of(
                                LeadDocumentFields.COMPANY_ID, LeadDocumentFields.CREATED_AT, WebhookFields.WEBHOOK_ID),
                        LeadIndex.of(LeadDocumentFields.COMPANY_ID, WebhookFields.ACTIVE_FILTERS),
                        LeadIndex.unique(LeadDocumentFields.COMPANY_ID, WebhookFields.SLOT),
                        LeadIndex.sparse(WebhookFields.ENABLED),
                        LeadIndex.sparse(WebhookFields.REMOVED_AT),
                        WRITES,
                        WRITES_AT));
        needed.put(
                WebhookFields.DELIVERIES,
                List.of(
                        deliveriesBy(WebhookFields.READY_AT, WebhookFields.MESSAGE_ID),
                        deliveriesBy(LeadDocumentFields.STATUS, WebhookFields.HAPPENED_AT, WebhookFields.MESSAGE_ID),
                        LeadIndex.of(
                                LeadDocumentFields.COMPANY_ID,
                                LeadDocumentFields.LEAD_ID,
                                WebhookFields.WEBHOOK_ID,
                                LeadDocumentFields.STATUS,
                                LeadDocumentFields.NUMBER),
                        LeadIndex.sparse(WebhookFields.FINISHED_AT)));
        needed.put(
                LeadDocumentFields.AGENTS, List.of(LeadIndex.of(LeadDocumentFields.COMPANY_ID, LeadDocumentFields.ID)));
        needed.put(
                LeadDocumentFields.API_KEYS,
                List.of(LeadIndex.of(
                        LeadDocumentFields.COMPANY_ID, LeadDocumentFields.CREATED_AT, LeadDocumentFields.ID)));
        needed.put(
                IdempotencyFields.KEYS,
                List.of(
                        LeadIndex.of(LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LEAD_ID),
                        LeadIndex.expiring(IdempotencyFields.RESERVED_AT, ReservedKey.RETENTION)));
        return needed;
    }

    /** Returns the index for a list of live or deleted leads. */
    private static LeadIndex leadsBy(String... fields) {
        return listedBy(LeadDocumentFields.LEAD_ID, fields);
    }

    /** Returns the index for a list of live or deleted conversations. */
    private static LeadIndex conversationsBy(String... fields) {
        return listedBy(ConversationFields.CONVERSATION_ID, fields);
    }

    private static LeadIndex listedBy(String id, String... fields) {
        List<String> all = new ArrayList<>(List.of(LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LIVE));
        all.addAll(List.of(fields));
        all.add(id);
        return LeadIndex.of(all.toArray(String[]::new));
    }

    /** Returns the index for a list of deliveries of one subscription. */
    private static LeadIndex deliveriesBy(String... fields) {
        List<String> all = new ArrayList<>(List.of(LeadDocumentFields.COMPANY_ID, WebhookFields.WEBHOOK_ID));
        all.addAll(List.of(fields));
        return LeadIndex.of(all.toArray(String[]::new));
    }

    /** A missing index and its collection. */
    private record Missing(String collection, LeadIndex index) {

        @Override
        public String toString() {
            return collection + " " + index;
        }
    }

    /**
     * An index on ascending fields. MongoDB also reads it in descending order.
     *
     * @param sparse true if the index leaves out documents without any of the fields
     * @param present the index has only documents with this field; empty: it has all documents
     * @param expires the time after which the server removes a document, counted from the instant in the field; empty:
     *     never
     */
    private record LeadIndex(
            List<String> fields, boolean unique, boolean sparse, Optional<String> present, Optional<Duration> expires) {

        private static final String EXPIRES = "expireAfterSeconds";
        private static final String PARTIAL = "partialFilterExpression";

        static LeadIndex of(String... fields) {
            return new LeadIndex(List.of(fields), false, false, Optional.empty(), Optional.empty());
        }

        static LeadIndex unique(String... fields) {
            return new LeadIndex(List.of(fields), true, false, Optional.empty(), Optional.empty());
        }

        static LeadIndex sparse(String... fields) {
            return new LeadIndex(List.of(fields), false, true, Optional.empty(), Optional.empty());
        }

        static LeadIndex expiring(String field, Duration expires) {
            return new LeadIndex(List.of(field), false, false, Optional.empty(), Optional.of(expires));
        }

        /** Returns an index of documents that have {@code present}, one of the fields. */
        static LeadIndex partial(String present, String... fields) {
            return new LeadIndex(List.of(fields), false, false, Optional.of(present), Optional.empty());
        }

        /**
         * Returns the index that the server lists. If it has other options than those of a {@link LeadIndex}, it has no
         * fields and equals none of the needed indexes. The planner ignores a hidden index, and no query of the store
         * has a collation.
         */
        static LeadIndex of(BsonDocument listed) {
            BsonDocument key = listed.getDocument("key");
            boolean ascending = key.values().stream()
                    .allMatch(direction ->
                            direction.isNumber() && direction.asNumber().intValue() == 1);
            Optional<String> present = Optional.of(listed.getDocument(PARTIAL, new BsonDocument()))
                    .filter(filter -> !filter.isEmpty() && filter.equals(exists(filter.getFirstKey())))
                    .map(BsonDocument::getFirstKey);
            boolean isKnown = ascending
                    && present.isPresent() == listed.containsKey(PARTIAL)
                    && !isSet(listed, "hidden")
                    && !listed.containsKey("collation");
            return new LeadIndex(
                    isKnown ? List.copyOf(key.keySet()) : List.of(),
                    isSet(listed, "unique"),
                    isSet(listed, "sparse"),
                    present,
                    Optional.of(listed)
                            .filter(found -> found.containsKey(EXPIRES))
                            .map(found ->
                                    Duration.ofSeconds(found.getNumber(EXPIRES).longValue())));
        }

        IndexOptions options() {
            IndexOptions options = new IndexOptions().unique(unique).sparse(sparse);
            present.ifPresent(field -> options.partialFilterExpression(exists(field)));
            expires.ifPresent(time -> options.expireAfter(time.toSeconds(), TimeUnit.SECONDS));
            return options;
        }

        private static BsonDocument exists(String field) {
            return new BsonDocument(field, new BsonDocument("$exists", BsonBoolean.TRUE));
        }

        private static boolean isSet(BsonDocument listed, String option) {
            return listed.containsKey(option) && listed.getBoolean(option).getValue();
        }

        @Override
        public String toString() {
            return "(" + String.join(", ", fields) + ")" + (unique ? " unique" : "") + (sparse ? " sparse" : "")
                    + present.map(field -> " of documents with " + field).orElse("")
                    + expires.map(time -> " expires after " + time.toDays() + " days")
                            .orElse("");
        }
    }
}
