package io.leadstone.adapter.mongo.session;

import java.time.Duration;

/**
 * Time limits of one command of the store.
 *
 * @param command the longest time that the server may work on a read or a {@code findAndModify} ({@code maxTimeMS}); zero for no limit
 * @param retries the time after which no further attempt begins, see {@link MongoRetry}
 */
public record MongoLimits(Duration command, Duration retries) {

    /**
     * 15 seconds: no request waits longer for one command, and no command goes on for a request that was given up. Where the host's
     * client has a {@code timeoutMS}, the driver goes by that instead.
     */
    public static final Duration COMMAND = Duration.ofSeconds(15);

    /** 5 seconds: a caller who waits for an answer is better served by a clear refusal. */
    static final Duration RETRIES = Duration.ofSeconds(5);

    static final MongoLimits USUAL = new MongoLimits(COMMAND, RETRIES);

    /** The same without a limit of the command, for exports and maintenance. */
    MongoLimits ofLongOperations() {
        return new MongoLimits(Duration.ZERO, retries);
    }
}
