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
 * @param attempt the attempt that waits for its write when this object is created
 */
public record KeyedDocument(MongoCollections collections, Optional<WriteAttempt> attempt) {

    /**
     * 1,000: the number of keys that a document keeps. More writes than these within {@code ReservedKey.RETENTION} drop
     * the oldest keys early, so that the document stays small.
     */
    static final int MAX_KEYS = 1000;

    /** Begins a write of the present thread. */
    public static KeyedDocument in(MongoCollections collections) {
        return new KeyedDocument(collections, collections.attempts().pending());
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
    public void requireNotWritten(SessionCollection collection, Bson byId) {
        boolean written = attempt.filter(own -> !collection.inTransaction())
                .flatMap(own -> collection.first(byId, Projections.include(IdempotencyFields.WRITES_KEY)))
                .filter(found -> hasKey(found, attempt.get()))
                .isPresent();
        if (written) {
            throw new AttemptRefusedException();
        }
    }

    /** Ends the attempt after its write. */
    public void written() {
        if (attempt.isPresent()) {
            collections.attempts().written();
        }
    }

    private static boolean hasKey(BsonDocument document, WriteAttempt attempt) {
        String key = IdempotencyDocuments.writeKey(attempt);
        return BsonValues.documents(document, IdempotencyFields.WRITES).stream()
                .anyMatch(write -> BsonValues.text(write, IdempotencyFields.KEY).equals(key));
    }
}
