package io.leadstone.adapter.mongo.session;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoSocketWriteTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.bulk.WriteConcernError;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Classifies the exceptions of the driver by type, error code and error label, never by message. */
public final class MongoFailures {

    private static final int DUPLICATE_KEY = 11000;

    /** A write was not confirmed by as many members as its write concern asks for within {@code wtimeout}. */
    private static final int WRITE_CONCERN_TIMEOUT = 64;

    /**
     * Error codes that mean "a time limit was exceeded": MaxTimeMSExpired, WriteConcernTimeout, NetworkTimeout,
     * NetworkInterfaceExceededTimeLimit and ExceededTimeLimit.
     */
    private static final Set<Integer> TIMEOUT_CODES = Set.of(50, WRITE_CONCERN_TIMEOUT, 89, 202, 262);

    /**
     * Error codes that mean "this server cannot answer now". A server, a mongos or a proxy may send each of them:
     * HostUnreachable, HostNotFound, ShardNotFound, ShutdownInProgress, FailedToSatisfyReadPreference,
     * ReadConcernMajorityNotAvailableYet, PrimarySteppedDown, ConnectionPoolExpired, SocketException,
     * NotWritablePrimary (two codes), InterruptedAtShutdown, InterruptedDueToReplStateChange, NotPrimaryNoSecondaryOk
     * and NotPrimaryOrSecondary.
     */
    private static final Set<Integer> UNAVAILABLE_CODES =
            Set.of(6, 7, 70, 91, 133, 134, 189, 317, 9001, 10058, 10107, 11600, 11602, 13435, 13436);

    private static final String NO_WRITES_PERFORMED = "NoWritesPerformed";

    /** Error labels by which the server or the driver asks for another attempt. */
    private static final Set<String> UNAVAILABLE_LABELS = Set.of(
            MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL,
            MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL,
            MongoException.SYSTEM_OVERLOADED_ERROR_LABEL,
            MongoException.RETRYABLE_ERROR_LABEL,
            "RetryableWriteError");

    private MongoFailures() {}

    /** Returns the exception that a port throws: {@link StoreUnavailableException}, or {@code failure} itself. */
    public static RuntimeException translate(MongoException failure) {
        return isUnavailable(failure) ? new StoreUnavailableException(failure) : failure;
    }

    /** Returns true if unique indexes refused the write, or writes of a bulk, and nothing else failed. */
    public static boolean isDuplicateKey(MongoException failure) {
        return failure instanceof MongoBulkWriteException bulk
                ? bulk.getWriteConcernError() == null
                        && !bulk.getWriteErrors().isEmpty()
                        && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                : failure.getCode() == DUPLICATE_KEY;
    }

    /**
     * Returns true if the read may be repeated at once: a connection broke, or the primary changed. A timeout is not
     * repeated, because the next attempt would wait as long again.
     */
    static boolean isWorthAnotherRead(MongoException failure) {
        return isUnavailable(failure) && !isTimeout(failure);
    }

    /** Returns true if the write certainly did not take place, and may succeed at the next attempt. */
    static boolean isUnsentWrite(MongoException failure) {
        return isWorthAnotherRead(failure)
                && (failure instanceof MongoSocketOpenException
                        || failure instanceof MongoConnectionPoolClearedException
                        || failure.hasErrorLabel(NO_WRITES_PERFORMED));
    }

    /**
     * Returns true if no server or primary answered, a time limit was exceeded, or the write concern was not satisfied
     * in time. The driver has repeated the operation by then, where its settings and the server allow it.
     */
    private static boolean isUnavailable(MongoException failure) {
        return failure instanceof MongoSocketException
                || failure instanceof MongoServerUnavailableException
                || failure instanceof MongoConnectionPoolClearedException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || isTimeout(failure)
                || codes(failure).anyMatch(UNAVAILABLE_CODES::contains)
                || UNAVAILABLE_LABELS.stream().anyMatch(failure::hasErrorLabel)
                // A connection that broke or was refused during the authentication.
                || cause(failure).filter(MongoFailures::isUnavailable).isPresent();
    }

    private static boolean isTimeout(MongoException failure) {
        return failure instanceof MongoTimeoutException
                || failure instanceof MongoSocketReadTimeoutException
                || failure instanceof MongoSocketWriteTimeoutException
                || failure.getCause() instanceof SocketTimeoutException
                || codes(failure).anyMatch(TIMEOUT_CODES::contains)
                || cause(failure).filter(MongoFailures::isTimeout).isPresent();
    }

    private static Optional<MongoException> cause(MongoException failure) {
        return failure.getCause() instanceof MongoException cause ? Optional.of(cause) : Optional.empty();
    }

    /**
     * Returns all codes of the failure: its own, those of the writes of a bulk, and that of an unsatisfied write
     * concern.
     */
    private static IntStream codes(MongoException failure) {
        if (failure instanceof MongoBulkWriteException bulk) {
            return IntStream.concat(
                    bulk.getWriteErrors().stream().mapToInt(error -> error.getCode()),
                    Stream.ofNullable(bulk.getWriteConcernError()).mapToInt(WriteConcernError::getCode));
        }
        return failure instanceof MongoWriteConcernException concern
                ? IntStream.of(concern.getWriteConcernError().getCode())
                : IntStream.of(failure.getCode());
    }
}
