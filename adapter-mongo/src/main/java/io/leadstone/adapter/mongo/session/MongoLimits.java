package io.leadstone.adapter.mongo.session;

import java.time.Duration;

/**
 * Time limits of one command of the store.
 *
 * @param command the longest time that the server may work on a read or a {@code findAndModify} ({@code maxTimeMS});
 *     zero for no limit
 * @param retries the time after which no further attempt begins, see {@link MongoRetry}
 */
public record MongoLimits(Duration command, Duration retries) {

    /**
     * 15 seconds. No request waits longer for one command. The server ends the command then, even if the client has
     * given up its request. If the host's client has a {@code timeoutMS}, the driver uses that instead.
     */
    public static final Duration COMMAND = Duration.ofSeconds(15);

    /** 5 seconds: after this time a clear error serves the caller better than a longer wait. */
    static final Duration RETRIES = Duration.ofSeconds(5);

    static final MongoLimits DEFAULT = new MongoLimits(COMMAND, RETRIES);

    /** Returns the same limits without a limit of a command, for exports and maintenance. */
    MongoLimits ofLongOperations() {
        return new MongoLimits(Duration.ZERO, retries);
    }
}
