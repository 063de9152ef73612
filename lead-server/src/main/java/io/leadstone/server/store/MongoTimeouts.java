package io.leadstone.server.store;

import java.time.Duration;

/**
 * Timeouts of a MongoDB client. The URL option {@code timeoutMS} replaces all of them by one limit of the whole
 * operation, including the retries of the driver.
 *
 * @param serverSelection the wait for a reachable primary ({@code serverSelectionTimeoutMS})
 * @param connect the wait for a new connection ({@code connectTimeoutMS})
 * @param read the wait for an answer ({@code socketTimeoutMS}); zero for no limit
 * @param pool the wait for a free connection of the pool ({@code waitQueueTimeoutMS})
 */
record MongoTimeouts(Duration serverSelection, Duration connect, Duration read, Duration pool) {

    /** 5 seconds: longer than most elections of a primary, and short enough for a caller to retry. */
    static final Duration SERVER_SELECTION = Duration.ofSeconds(5);

    /** 5 seconds: a host that does not answer by then is down or unreachable. */
    static final Duration CONNECT = Duration.ofSeconds(5);

    /** 20 seconds: longer than the 15 seconds after which the server itself ends a command. */
    static final Duration READ = Duration.ofSeconds(20);

    /** 3 seconds: a request that gets no connection by then is rejected. */
    static final Duration POOL = Duration.ofSeconds(3);

    static final MongoTimeouts DEFAULT = new MongoTimeouts(SERVER_SELECTION, CONNECT, READ, POOL);

    /** Returns these timeouts without a read timeout, for index builds and exports. */
    MongoTimeouts ofLongOperations() {
        return new MongoTimeouts(serverSelection, connect, Duration.ZERO, pool);
    }
}
