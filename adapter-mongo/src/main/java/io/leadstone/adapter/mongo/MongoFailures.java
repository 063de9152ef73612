package io.leadstone.adapter.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import io.leadstone.domain.StoreUnavailableException;

/** Tells the driver's failures apart, by their types and codes, never by their messages. */
final class MongoFailures {

    private static final int DUPLICATE_KEY = 11000;

    private MongoFailures() {}

    /** What a port throws for {@code failure}: that the store is unavailable, where it is; else the driver's failure as it is. */
    static RuntimeException told(MongoException failure) {
        return isUnavailable(failure) ? new StoreUnavailableException(failure) : failure;
    }

    /** Whether a unique index refused the write. */
    static boolean isDuplicateKey(MongoException failure) {
        return failure.getCode() == DUPLICATE_KEY;
    }

    /** Whether unique indexes refused writes, and nothing else did. */
    static boolean isDuplicateKey(MongoBulkWriteException failure) {
        return failure.getWriteConcernError() == null
                && !failure.getWriteErrors().isEmpty()
                && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    /**
     * Whether no server answered, no primary was found, or the majority did not confirm in time. The driver has chosen another
     * server and tried again by then, where its settings and the server allow it.
     */
    private static boolean isUnavailable(MongoException failure) {
        return failure instanceof MongoSocketException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoServerUnavailableException
                || failure instanceof MongoConnectionPoolClearedException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure.getCause() instanceof MongoSocketException
                || isUnconfirmed(failure);
    }

    private static boolean isUnconfirmed(MongoException failure) {
        return failure instanceof MongoWriteConcernException concern
                && concern.getWriteConcernError().getDetails().containsKey("wtimeout");
    }
}
