package io.leadstone.adapter.mongo.document;

import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Mapping of idempotency keys to documents and back. */
public final class IdempotencyDocuments {

    /** The fields that a key may not have. */
    private static final List<String> OPTIONAL = List.of(
            IdempotencyFields.CONTENT_HASH,
            IdempotencyFields.ERASED,
            LeadDocumentFields.LEAD_ID,
            IdempotencyFields.ANSWER_STATUS,
            IdempotencyFields.HEADERS,
            IdempotencyFields.BODY);

    private IdempotencyDocuments() {}

    /** Returns a filter for the key. */
    public static BsonDocument byId(CompanyId companyId, String keyId) {
        BsonDocument id = new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(IdempotencyFields.KEY_ID, BsonValues.of(keyId));
        return new BsonDocument(LeadDocumentFields.ID, id)
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Returns the id of the document of the key that a {@link #write} names. */
    public static BsonDocument idOfWrite(BsonDocument write) {
        String writeKey = BsonValues.text(write, IdempotencyFields.KEY);
        return new BsonDocument(LeadDocumentFields.COMPANY_ID, write.get(LeadDocumentFields.COMPANY_ID))
                .append(IdempotencyFields.KEY_ID, BsonValues.of(writeKey.substring(0, writeKey.lastIndexOf('/'))));
    }

    /** Returns the document of a key that is reserved for the first time. */
    public static BsonDocument document(ReservedKey key) {
        BsonDocument document = byId(key.companyId(), key.keyId());
        document.putAll(reservation(key));
        return document;
    }

    /** Returns the update that replaces the state of a key by that of a reservation. */
    public static BsonDocument replacing(ReservedKey key) {
        BsonDocument state = reservation(key);
        BsonDocument absent = new BsonDocument();
        OPTIONAL.stream()
                .filter(field -> !state.containsKey(field))
                .forEach(field -> absent.append(field, new BsonString("")));
        return new BsonDocument("$set", state).append("$unset", absent);
    }

    private static BsonDocument reservation(ReservedKey key) {
        BsonDocument document = new BsonDocument(IdempotencyFields.ATTEMPT_ID, BsonValues.of(key.attemptId()))
                .append(IdempotencyFields.RECORD_ID, BsonValues.of(key.recordId()))
                .append(IdempotencyFields.RESERVED_AT, BsonValues.of(key.reservedAt()))
                .append(IdempotencyFields.LEASE_UNTIL, BsonValues.of(key.leaseUntil()));
        key.contentHash().ifPresent(hash -> document.append(IdempotencyFields.CONTENT_HASH, BsonValues.of(hash)));
        return document;
    }

    /** Returns the fields of an answer. */
    public static BsonDocument answer(KeptAnswer answer) {
        BsonDocument headers = new BsonDocument();
        answer.headers().forEach((name, value) -> headers.append(name, BsonValues.of(value)));
        BsonDocument document = new BsonDocument(IdempotencyFields.ANSWER_STATUS, BsonValues.of((long) answer.status()))
                .append(IdempotencyFields.HEADERS, headers)
                .append(IdempotencyFields.BODY, BsonValues.of(answer.body()));
        answer.leadId().ifPresent(lead -> document.append(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.value())));
        return document;
    }

    /** Returns the key. Only an erased key names a record: the lead. Other keys are in the record that was written. */
    public static ReservedKey key(BsonDocument document, CompanyId companyId, String keyId) {
        Optional<LeadId> lead =
                BsonValues.uuidIfAny(document, LeadDocumentFields.LEAD_ID).map(LeadId::new);
        Optional<LeadId> erased = lead.filter(id -> document.containsKey(IdempotencyFields.ERASED));
        return new ReservedKey(
                companyId,
                keyId,
                BsonValues.uuid(document, IdempotencyFields.ATTEMPT_ID),
                BsonValues.uuid(document, IdempotencyFields.RECORD_ID),
                BsonValues.textIfAny(document, IdempotencyFields.CONTENT_HASH),
                BsonValues.instant(document, IdempotencyFields.RESERVED_AT),
                BsonValues.instant(document, IdempotencyFields.LEASE_UNTIL),
                erased.map(id -> new WrittenRecord(id.value(), erased)),
                lead,
                document.containsKey(IdempotencyFields.ANSWER_STATUS)
                        ? Optional.of(new KeptAnswer(
                                (int) BsonValues.number(document, IdempotencyFields.ANSWER_STATUS),
                                headers(document.getDocument(IdempotencyFields.HEADERS)),
                                BsonValues.text(document, IdempotencyFields.BODY),
                                lead))
                        : Optional.empty());
    }

    private static Map<String, String> headers(BsonDocument document) {
        Map<String, String> headers = new LinkedHashMap<>();
        document.keySet().forEach(name -> headers.put(name, BsonValues.text(document, name)));
        return headers;
    }

    /**
     * Returns the key of a write in the document of the record. It contains the instant of the reservation, because the
     * key may be used again after its retention.
     */
    public static String writeKey(WriteAttempt attempt) {
        return attempt.keyId() + "/" + attempt.reservedAt().toEpochMilli();
    }

    /** Returns the entry of a write in the document of the record. */
    public static BsonDocument write(WriteAttempt attempt) {
        return new BsonDocument(
                        LeadDocumentFields.COMPANY_ID,
                        BsonValues.of(attempt.companyId().value()))
                .append(IdempotencyFields.KEY, BsonValues.of(writeKey(attempt)))
                .append(IdempotencyFields.ATTEMPT_ID, BsonValues.of(attempt.attemptId()))
                .append(LeadDocumentFields.AT, BsonValues.of(attempt.reservedAt()));
    }
}
