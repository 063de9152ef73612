package io.leadstone.adapter.mongo.idempotency;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.IdempotencyDocuments;
import io.leadstone.adapter.mongo.document.IdempotencyFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.SessionCollection;
import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.application.idempotency.WriteAttempt;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The write of one document. If it belongs to an idempotent attempt, it also stores the key in the document, and the
 * write is refused if the key is there already. So a key changes a document once, without a transaction. Without an
 * attempt, filters and updates stay as they are.
 *
 * @param byId the filter for the document
 * @param attempt the attempt that waits for its write when this object is created
 */
public record KeyedDocument(
        AttemptScope attempts, SessionCollection collection, Bson byId, Optional<WriteAttempt> attempt) {

    /**
     * 1,000: the number of keys that a document keeps. More writes than these within {@code ReservedKey.RETENTION} drop
     * the oldest keys early, so that the document stays small.
     */
    static final int MAX_KEYS = 1000;

    /**
     * Begins a write of the present thread. If it belongs to an attempt, the key is read directly before the write. The
     * key and the record are documents of two collections, so another attempt may still take the key over in between.
     *
     * @throws AttemptRefusedException if the attempt does not have the key any more
     */
    public static KeyedDocument in(MongoCollections collections, SessionCollection collection, Bson byId) {
        AttemptScope attempts = collections.attempts();
        Optional<WriteAttempt> attempt = attempts.pending();
        if (attempt.filter(own -> !MongoIdempotentWrites.hasKey(collections, own))
                .isPresent()) {
            throw new AttemptRefusedException();
        }
        return new KeyedDocument(attempts, collection, byId, attempt);
    }

    /** Returns the filter, which also requires that the document does not have the key. */
    public Bson expecting(Bson filter) {
        return attempt.map(own -> Filters.and(
                        filter, Filters.ne(IdempotencyFields.WRITES_KEY, IdempotencyDocuments.writeKey(own))))
                .orElse(filter);
    }

    /** Returns the update, which also adds the key. */
    public Bson noting(Bson update) {
        return attempt.map(own -> Updates.combine(
                        update,
                        Updates.pushEach(
                                IdempotencyFields.WRITES,
                                List.of(IdempotencyDocuments.write(own)),
                                new PushOptions().slice(-MAX_KEYS))))
                .orElse(update);
    }

    /** Adds the key to a new document. */
    public void note(BsonDocument document) {
        attempt.ifPresent(own ->
                document.append(IdempotencyFields.WRITES, new BsonArray(List.of(IdempotencyDocuments.write(own)))));
    }

    /**
     * Checks after a refused write that the key is not the reason.
     *
     * @throws AttemptRefusedException if the document has the key
     */
    public void requireNotWritten() {
        if (!collection.inTransaction() && attempt.filter(this::isStored).isPresent()) {
            throw new AttemptRefusedException();
        }
    }

    /** Ends the attempt after its write. The driver may repeat a transaction of the host. */
    public void written() {
        attempt.ifPresent(own -> {
            if (collection.inTransaction()) {
                attempts.writtenInHostTransaction(() -> isStored(own));
            } else {
                attempts.written();
            }
        });
    }

    /** Returns true if the stored document has the key of the attempt. */
    private boolean isStored(WriteAttempt own) {
        String key = IdempotencyDocuments.writeKey(own);
        return collection.firstOfPrimary(byId, Projections.include(IdempotencyFields.WRITES_KEY)).stream()
                .flatMap(document -> BsonValues.documents(document, IdempotencyFields.WRITES).stream())
                .anyMatch(write -> BsonValues.text(write, IdempotencyFields.KEY).equals(key));
    }
}
