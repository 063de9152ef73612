package io.leadstone.adapter.mongo.idempotency;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.IdempotencyDocuments;
import io.leadstone.adapter.mongo.document.IdempotencyFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.adapter.mongo.session.SessionCollection;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * {@link IdempotentWrites} in MongoDB. A key is one document. The record that an attempt has written contains the key,
 * see {@link KeyedDocument}. A repeated request that finds no answer looks for the key in the records.
 */
public record MongoIdempotentWrites(MongoCollections collections) implements IdempotentWrites {

    private static final Bson IDS = Projections.include(
            LeadDocumentFields.LEAD_ID, ConversationFields.CONVERSATION_ID, WebhookFields.WEBHOOK_ID);

    @Override
    public Reservation reserve(WriteAttempt attempt, String contentHash, Instant now) {
        ReservedKey first = ReservedKey.of(attempt, contentHash);
        // The key may be purged or changed by another call in between, or not be visible to reads yet.
        return collections.repeat(() -> insert(first)
                ? Optional.of(new Reservation.Reserved(first))
                : reserveExisting(attempt, contentHash, now));
    }

    private boolean insert(ReservedKey key) {
        try {
            keys().insert(IdempotencyDocuments.document(key));
            return true;
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private Optional<Reservation> reserveExisting(WriteAttempt attempt, String contentHash, Instant now) {
        CompanyId companyId = attempt.companyId();
        Optional<ReservedKey> found = keys().first(
                        IdempotencyDocuments.byId(companyId, attempt.keyId()), new BsonDocument())
                .map(document -> IdempotencyDocuments.key(document, companyId, attempt.keyId()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ReservedKey key = found.get();
        Reservation reservation = key.reserve(attempt, contentHash, now);
        if (reservation instanceof Reservation.Answered || reservation instanceof Reservation.OtherRequest) {
            return Optional.of(reservation);
        }
        boolean expired = reservation instanceof Reservation.Reserved next
                && !next.key().recordId().equals(key.recordId());
        Optional<WrittenRecord> written = expired ? Optional.empty() : written(key.attempt());
        if (written.isPresent()) {
            return Optional.of(new Reservation.Written(written.get(), key.recordId()));
        }
        return reservation instanceof Reservation.Reserved reserved && !replace(key, reserved.key())
                ? Optional.empty()
                : Optional.of(reservation);
    }

    private boolean replace(ReservedKey before, ReservedKey after) {
        return keys().update(
                        Filters.and(
                                byAttempt(before.attempt()),
                                Filters.or(
                                        Filters.lt(IdempotencyFields.RESERVED_AT, BsonValues.of(after.reservedAt())),
                                        Filters.and(
                                                Filters.exists(IdempotencyFields.ERASED, false),
                                                Filters.exists(IdempotencyFields.ANSWER_STATUS, false)))),
                        IdempotencyDocuments.replacing(after));
    }

    /** Returns the record that contains the key of the attempt. */
    private Optional<WrittenRecord> written(WriteAttempt attempt) {
        return written(collections.leads(), LeadDocumentFields.LEAD_ID, attempt)
                .or(() -> written(collections.conversations(), ConversationFields.CONVERSATION_ID, attempt))
                .or(() -> written(collections.webhooks(), WebhookFields.WEBHOOK_ID, attempt));
    }

    private static Optional<WrittenRecord> written(SessionCollection collection, String idField, WriteAttempt attempt) {
        String key = IdempotencyDocuments.writeKey(attempt);
        Bson byKey = Filters.and(
                Filters.eq(
                        LeadDocumentFields.COMPANY_ID,
                        BsonValues.of(attempt.companyId().value())),
                Filters.elemMatch(
                        IdempotencyFields.WRITES,
                        Filters.and(
                                Filters.eq(
                                        LeadDocumentFields.COMPANY_ID,
                                        BsonValues.of(attempt.companyId().value())),
                                Filters.eq(IdempotencyFields.KEY, BsonValues.of(key)))));
        return collection
                .first(byKey, IDS)
                .map(document -> new WrittenRecord(
                        BsonValues.uuid(document, idField),
                        BsonValues.uuidIfAny(document, LeadDocumentFields.LEAD_ID)
                                .map(LeadId::new)));
    }

    @Override
    public <T> T during(WriteAttempt attempt, Supplier<T> work) {
        return collections.attempts().during(attempt, work);
    }

    /** An erasure changes the lead before the keys, so that it is seen here, or it sees the answer. */
    @Override
    public void complete(WriteAttempt attempt, KeptAnswer answer) {
        boolean completed =
                keys().update(byAttempt(attempt), new BsonDocument("$set", IdempotencyDocuments.answer(answer)));
        if (completed) {
            answer.leadId()
                    .filter(lead -> isErased(attempt.companyId(), lead))
                    .ifPresent(lead -> eraseOf(collections, attempt.companyId(), lead));
        }
    }

    private boolean isErased(CompanyId companyId, LeadId leadId) {
        return collections
                .leads()
                .first(LeadDocuments.byId(companyId, leadId), Projections.include(LeadDocumentFields.ERASED_AT))
                .filter(lead -> lead.containsKey(LeadDocumentFields.ERASED_AT))
                .isPresent();
    }

    @Override
    public void release(WriteAttempt attempt) {
        keys().update(
                        byAttempt(attempt),
                        Updates.set(IdempotencyFields.LEASE_UNTIL, BsonValues.of(attempt.reservedAt())));
    }

    /** Removes expired keys. If none is left, it removes expired keys from the records. */
    @Override
    public int purge(Instant latest, int limit) {
        Bson expired = Filters.lte(IdempotencyFields.RESERVED_AT, BsonValues.of(latest));
        List<BsonValue> batch = keys()
                .list(
                        expired,
                        Sorts.ascending(IdempotencyFields.RESERVED_AT),
                        Projections.include(LeadDocumentFields.ID),
                        0,
                        limit)
                .stream()
                .map(key -> key.get(LeadDocumentFields.ID))
                .toList();
        if (!batch.isEmpty()) {
            // A key that was reserved again since it was read is not expired any more.
            return (int) keys().removeAll(Filters.and(Filters.in(LeadDocumentFields.ID, batch), expired));
        }
        for (SessionCollection records :
                List.of(collections.leads(), collections.conversations(), collections.webhooks())) {
            records.updateAll(
                    Filters.lte(IdempotencyFields.WRITES_AT, BsonValues.of(latest)),
                    Updates.pull(IdempotencyFields.WRITES, Filters.lte(LeadDocumentFields.AT, BsonValues.of(latest))));
        }
        return 0;
    }

    /**
     * Removes the answers about the lead, and gives their keys to another attempt. A key without an answer does not
     * name its lead yet, so it is found by the lead or the conversation that contains it.
     */
    public static void eraseOf(MongoCollections collections, CompanyId companyId, LeadId leadId) {
        SessionCollection keys = collections.named(IdempotencyFields.KEYS);
        BsonDocument ofCompany = new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
        Bson ofLead = Filters.and(ofCompany, Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())));
        Bson isRefused = Filters.gte(IdempotencyFields.ANSWER_STATUS, BsonValues.of((long) KeptAnswer.FIRST_REFUSAL));
        keys.updateAll(Filters.and(ofLead, isRefused), withoutHash());
        keys.updateAll(Filters.and(ofLead, Filters.nor(isRefused)), erasing(leadId));
        List<BsonDocument> writes = writesOf(collections, companyId, leadId);
        if (!writes.isEmpty()) {
            keys.updateAll(
                    Filters.and(
                            ofCompany,
                            Filters.in(
                                    LeadDocumentFields.ID,
                                    writes.stream()
                                            .map(IdempotencyDocuments::idOfWrite)
                                            .toList()),
                            // The key may belong to a later request since.
                            Filters.in(
                                    IdempotencyFields.RESERVED_AT,
                                    writes.stream()
                                            .map(write -> write.get(LeadDocumentFields.AT))
                                            .toList()),
                            Filters.exists(LeadDocumentFields.LEAD_ID, false)),
                    erasing(leadId));
        }
    }

    /** Returns the writes that the lead and its conversations contain. */
    private static List<BsonDocument> writesOf(MongoCollections collections, CompanyId companyId, LeadId leadId) {
        Bson writes = Projections.include(IdempotencyFields.WRITES);
        Bson hasWrites = Filters.exists(IdempotencyFields.WRITES_KEY);
        return Stream.concat(
                        collections.leads().first(LeadDocuments.byId(companyId, leadId), writes).stream(),
                        collections
                                .conversations()
                                .all(Filters.and(ConversationDocuments.ofLead(companyId, leadId), hasWrites), writes)
                                .stream())
                .flatMap(record -> BsonValues.documents(record, IdempotencyFields.WRITES).stream())
                .toList();
    }

    private static Bson erasing(LeadId leadId) {
        return Updates.combine(
                withoutHash(),
                Updates.set(IdempotencyFields.ERASED, BsonValues.of(true)),
                Updates.set(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())),
                Updates.unset(IdempotencyFields.ANSWER_STATUS),
                Updates.unset(IdempotencyFields.HEADERS),
                Updates.unset(IdempotencyFields.BODY));
    }

    private static Bson withoutHash() {
        return Updates.combine(
                Updates.set(IdempotencyFields.ATTEMPT_ID, BsonValues.of(UUID.randomUUID())),
                Updates.unset(IdempotencyFields.CONTENT_HASH));
    }

    /** Returns true if the attempt still has its key. */
    static boolean hasKey(MongoCollections collections, WriteAttempt attempt) {
        return collections
                .named(IdempotencyFields.KEYS)
                .firstOfPrimary(byAttempt(attempt), Projections.include(LeadDocumentFields.ID))
                .isPresent();
    }

    private static Bson byAttempt(WriteAttempt attempt) {
        return IdempotencyDocuments.byId(attempt.companyId(), attempt.keyId())
                .append(IdempotencyFields.ATTEMPT_ID, BsonValues.of(attempt.attemptId()));
    }

    private SessionCollection keys() {
        return collections.named(IdempotencyFields.KEYS);
    }
}
