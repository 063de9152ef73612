package io.leadstone.server.http;

import io.leadstone.adapter.rest.json.JsonBodyReader;
import java.time.Duration;

/** The limits of the HTTP server. Each one bounds what a single client can occupy. */
final class HttpLimits {

    /** Time for a request's headers, from the connection or from the first byte of the next request. */
    static final Duration HEADERS = Duration.ofSeconds(10);

    /** Time for a request's body, from the end of its headers. */
    static final Duration BODY = Duration.ofSeconds(20);

    /** The average rate of a body below which the request is refused, in bytes per second, measured per request. */
    static final int MIN_BYTES_PER_SECOND = 1024;

    /** The age of a body from which its rate is measured: a short stall of a mobile network is no attack. */
    static final Duration RATE_AFTER = Duration.ofSeconds(5);

    /** A connection on which nothing was read or written for this time is closed, also in the middle of an answer. */
    static final Duration IDLE = Duration.ofSeconds(30);

    /**
     * The most connections of one address that wait for their client: for the rest of a request, or for an answer to be read. The
     * newest ones beyond are closed. Trusted proxies are exempt, because they speak for many clients.
     */
    static final int WAITING_PER_ADDRESS = 64;

    /** A connection counts as waiting for its client after this time, so that a request that comes in one piece never does. */
    static final Duration WAITING_AFTER = Duration.ofMillis(500);

    /** The most connections of one address in any state. The one that waited longest gives way to a new one. */
    static final int CONNECTIONS_PER_ADDRESS = 512;

    /** The most connections. The one that waited longest gives way to a new one. */
    static final int CONNECTIONS = 2_048;

    /** The most characters of a request target: 8 KiB. */
    static final int MAX_TARGET = 8 * 1024;

    /** The most bytes of a request's line and headers together: 16 KiB. */
    static final int MAX_HEADER_BYTES = 16 * 1024;

    /** The most bytes of a body: 1 MiB, like the REST adapter's. */
    static final int MAX_BODY_BYTES = JsonBodyReader.MAX_BYTES;

    /** The most bytes of a body on a route that needs no credentials: 64 KiB, like the REST adapter's. */
    static final int MAX_PUBLIC_BODY_BYTES = JsonBodyReader.MAX_PUBLIC_BYTES;

    /** The part of the heap that all bodies may occupy together, with what is built from them: one of this many parts. */
    static final int HEAP_PARTS_PER_BODIES = 4;

    /** Bytes of memory per byte of a body: the bytes, their text, the parser's buffers and the values. */
    static final int MEMORY_PER_BYTE = 8;

    /** Bytes of memory per value of a body, for its object and its place in a map. */
    static final int MEMORY_PER_VALUE = 256;

    /** A body that occupies more memory counts as large; large ones may use three quarters of the memory for bodies. */
    static final int LARGE_BODY_MEMORY = 256 * 1024;

    /** Threads that serve requests. More of them would wait for the pool of connections. */
    static final int MAX_THREADS = 200;

    /** Requests that wait for one of these threads; further ones are answered with 503. */
    static final int MAX_QUEUE = 1_000;

    /** The longest wait for a thread; a request that waited longer is answered with 503, because its client has given up. */
    static final Duration QUEUE_WAIT = Duration.ofSeconds(5);

    /** Threads for {@code /health/live} alone, so that it never waits for other requests. */
    static final int LIVE_THREADS = 2;

    /** Threads for {@code /health} and {@code /health/ready}, which ask the database. */
    static final int READY_THREADS = 4;

    /** Health checks that wait for one of their threads; further ones are answered with 503. */
    static final int MAX_HEALTH_QUEUE = 100;

    /** The value of {@code Retry-After} in an answer 503 of the server itself. */
    static final int RETRY_AFTER_SECONDS = 2;

    /** After a refusal so many bytes of the rest of the body are read and dropped, so that the client can read the answer. */
    static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

    /** Time for that. */
    static final Duration DISCARD = Duration.ofSeconds(2);

    /**
     * Time for requests in progress when the server is closed. Containers kill a process after ten seconds, and the process must
     * end within eight.
     */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** Time for bodies that are incomplete when the server is closed. */
    static final Duration BODY_AT_CLOSE = Duration.ofSeconds(3);

    private HttpLimits() {}
}
