package io.leadstone.server.http;

import io.leadstone.adapter.rest.json.JsonBodyReader;
import java.time.Duration;

/** The limits of the HTTP server. Each one bounds the resources that a single client can occupy. */
final class HttpLimits {

    /**
     * Time for the headers of a request. It begins with the connection, or with the first byte of a later request.
     */
    static final Duration HEADERS = Duration.ofSeconds(10);

    /** Time for the body of a request. It begins at the end of the headers. */
    static final Duration BODY = Duration.ofSeconds(20);

    /** Minimum average rate of a body and of an answer, in bytes per second. A slower exchange is rejected or cut. */
    static final int MIN_BYTES_PER_SECOND = 1024;

    /** Age of a body from which its rate is measured. A short stall of a mobile network is not an attack. */
    static final Duration RATE_AFTER = Duration.ofSeconds(5);

    /**
     * Time that a client may take to read an answer, besides one second for each {@link #MIN_BYTES_PER_SECOND} bytes. A
     * slower client is cut, because a thread waits for it. Time in which the server computes does not count.
     */
    static final Duration ANSWER_RATE_AFTER = Duration.ofSeconds(30);

    /**
     * Size of the system's send buffer of a connection: 64 KiB, of which Linux reserves twice as much. Its bytes count
     * as read. Without a fixed size Linux buffers up to 4 MiB, and a slow reader would be cut after an hour.
     */
    static final int SEND_BUFFER_BYTES = 64 * 1024;

    /** A connection without traffic is closed after this time, even in the middle of an answer. */
    static final Duration IDLE = Duration.ofSeconds(30);

    /**
     * Maximum number of connections of one address that wait for their client to send a request or to read an answer.
     * The newest ones beyond the limit are closed. Trusted proxies are exempt, because they serve many clients.
     */
    static final int WAITING_PER_ADDRESS = 64;

    /** A connection counts as waiting for its client after this time. Requests that arrive at once never count. */
    static final Duration WAITING_AFTER = Duration.ofMillis(500);

    /**
     * Maximum number of connections of one address. A connection beyond the limit closes the one of this address that
     * has waited longest for its client. If none waits for its client, the new connection is closed.
     */
    static final int CONNECTIONS_PER_ADDRESS = 512;

    /**
     * Maximum number of connections. A connection beyond the limit closes the one that has waited longest for its
     * client. If none waits for its client, the new connection is closed.
     */
    static final int CONNECTIONS = 2_048;

    /** Maximum length of a request target: 8 KiB. */
    static final int MAX_TARGET = 8 * 1024;

    /** Maximum size of the request line and the headers together: 16 KiB. */
    static final int MAX_HEADER_BYTES = 16 * 1024;

    /** Maximum size of a body: 1 MiB, as in the REST adapter. */
    static final int MAX_BODY_BYTES = JsonBodyReader.MAX_BYTES;

    /** Maximum size of a body on a route without credentials: 64 KiB, as in the REST adapter. */
    static final int MAX_PUBLIC_BODY_BYTES = JsonBodyReader.MAX_PUBLIC_BYTES;

    /** Divisor of the heap size: all bodies and their parsed values may occupy one quarter of the heap. */
    static final int HEAP_PARTS_PER_BODIES = 4;

    /** Memory per byte of a body, in bytes: the raw bytes, their text, the buffers of the parser and the values. */
    static final int MEMORY_PER_BYTE = 8;

    /** Memory per JSON value of a body, in bytes: the object and its map entry. */
    static final int MEMORY_PER_VALUE = 256;

    /**
     * A body that occupies more memory is large. Large bodies may use three quarters of the memory for bodies. The
     * bodies of one client may use half of each part.
     */
    static final int LARGE_BODY_MEMORY = 256 * 1024;

    /** Threads that serve requests. More threads would only wait for the connection pool. */
    static final int MAX_THREADS = 200;

    /** Maximum number of requests that wait for one of these threads. Further ones are answered with 503. */
    static final int MAX_QUEUE = 1_000;

    /** Maximum wait for a thread. A longer wait is answered with 503, because the client has probably given up. */
    static final Duration QUEUE_WAIT = Duration.ofSeconds(5);

    /** Threads for {@code /health/live} only, so that it never waits for other requests. */
    static final int LIVE_THREADS = 2;

    /** Threads for {@code /health} and {@code /health/ready}, which query the database. */
    static final int READY_THREADS = 4;

    /** Maximum number of threads for {@code /metrics}: one accepts, one selects, and the others answer. */
    static final int METRICS_THREADS = 6;

    /** Maximum number of health checks that wait for a thread. Further ones are answered with 503. */
    static final int MAX_HEALTH_QUEUE = 100;

    /** Value of {@code Retry-After}, in seconds, if the server itself answers with 503. */
    static final int RETRY_AFTER_SECONDS = 2;

    /**
     * Maximum number of bytes that are read and dropped after a body was rejected. This lets the client read the
     * answer.
     */
    static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

    /** Maximum time for reading and dropping the rest of a rejected body. */
    static final Duration DISCARD = Duration.ofSeconds(2);

    /**
     * Time for requests in progress when the server is closed. Containers kill a process after ten seconds, and this
     * process must end within eight.
     */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** Time for the bodies that are still incomplete when the server is closed. */
    static final Duration BODY_AT_CLOSE = Duration.ofSeconds(3);

    private HttpLimits() {}
}
