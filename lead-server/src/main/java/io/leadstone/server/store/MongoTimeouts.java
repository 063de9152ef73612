package io.leadstone.server.store;

import java.time.Duration;

/**
 * Time limits of a client of MongoDB. {@code timeoutMS} of the url replaces all of them by one limit of the whole operation, which
 * then includes the driver's retries.
 *
 * @param serverSelection the wait for a reachable primary ({@code serverSelectionTimeoutMS})
 * @param connect the wait for a new connection ({@code connectTimeoutMS})
 * @param read the wait for an answer ({@code socketTimeoutMS}); zero for no limit
 * @param pool the wait for a free connection of the pool ({@code waitQueueTimeoutMS})
 */
record MongoTimeouts(Duration serverSelection, Duration connect, Duration read, Duration pool) {

    /** 5 seconds: longer than most elections, and short enough for a caller to try again. */
    static final Duration SERVER_SELECTION = Duration.ofSeconds(5);

    /** 5 seconds: a host that does not answer by then is down or unreachable. */
    static final Duration CONNECT = Duration.ofSeconds(5);

    /** 20 seconds: longer than the 15 seconds after which the server itself ends a command. */
    static final Duration READ = Duration.ofSeconds(20);

    /** 3 seconds: a request that gets no connection by then is refused while others still work. */
    static final Duration POOL = Duration.ofSeconds(3);

    static final MongoTimeouts USUAL = new MongoTimeouts(SERVER_SELECTION, CONNECT, READ, POOL);

    /** The same without a limit of the answer, for index builds and exports. */
    MongoTimeouts ofLongOperations() {
        return new MongoTimeouts(serverSelection, connect, Duration.ZERO, pool);
    }
}
