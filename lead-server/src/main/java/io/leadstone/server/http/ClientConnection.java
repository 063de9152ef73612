package io.leadstone.server.http;

import io.leadstone.adapter.rest.limit.ClientAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The state of one connection: the party that it waits for, and since when. Any thread that serves the connection may
 * change it.
 */
final class ClientConnection {

    private final Connection connection;
    private final String address;
    private final boolean trusted;
    private final LongSupplier nanoTime;

    private volatile Waiting waiting = Waiting.FOR_HEADERS;
    private volatile long since;
    private volatile long bytesBefore;
    private volatile long bytesBeforeAnswer;
    private final AtomicLong readerNanos = new AtomicLong();
    private volatile @Nullable BodyReading body;

    /**
     * Creates a connection that waits for the headers of its first request.
     *
     * @param trusted true if a proxy that serves many clients opened it
     * @param nanoTime a time in nanoseconds with any origin
     */
    ClientConnection(Connection connection, boolean trusted, LongSupplier nanoTime) {
        this.connection = connection;
        this.address = addressOf(connection);
        this.trusted = trusted;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    /**
     * Returns the client's address. For IPv6 it is the network of 64 bits, because one client usually owns all of its
     * addresses.
     */
    String address() {
        return address;
    }

    boolean isTrusted() {
        return trusted;
    }

    Waiting waiting() {
        return waiting;
    }

    /** Returns the nanoseconds since the present wait began. */
    long waited() {
        return nanoTime.getAsLong() - since;
    }

    /** Starts the exchange of a request, whose headers are complete. */
    void startExchange() {
        startWaiting(Waiting.FOR_SERVER);
        bytesBeforeAnswer = connection.getBytesOut();
        readerNanos.set(0);
    }

    /** Returns true if the client reads the present answer more slowly than {@code minimum}. */
    boolean isReadSlowerThan(AnswerRate minimum) {
        return waiting == Waiting.FOR_READER
                && minimum.isAbove(connection.getBytesOut() - bytesBeforeAnswer, readerNanos.get() + waited());
    }

    /** Starts a wait for {@code next}. */
    void startWaiting(Waiting next) {
        if (waiting == Waiting.FOR_READER) {
            readerNanos.addAndGet(waited());
        }
        if (next == Waiting.FOR_REQUEST) {
            bytesBefore = connection.getBytesIn();
        }
        since = nanoTime.getAsLong();
        waiting = next;
    }

    /** Starts a wait for the rest of a body. The time is not reset, because the request began with its headers. */
    void startWaiting(BodyReading reading) {
        body = reading;
        waiting = Waiting.FOR_BODY;
    }

    /** Returns the body that is being read, or null. */
    @Nullable
    BodyReading body() {
        return waiting == Waiting.FOR_BODY ? body : null;
    }

    /**
     * Starts the wait for headers if bytes of the next request have arrived. Jetty reports no other sign of a new
     * request.
     */
    void checkForNextRequest() {
        if (waiting == Waiting.FOR_REQUEST && connection.getBytesIn() > bytesBefore) {
            startWaiting(Waiting.FOR_HEADERS);
        }
    }

    /** Returns true if no byte of a request has arrived that is not answered yet. */
    boolean hasNoRequest() {
        return waiting == Waiting.FOR_REQUEST || (waiting == Waiting.FOR_HEADERS && !hasSent());
    }

    boolean hasSent() {
        return connection.getBytesIn() > bytesBefore;
    }

    Connection connection() {
        return connection;
    }

    void close() {
        connection.getEndPoint().close();
    }

    private static String addressOf(Connection connection) {
        if (!(connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer)) {
            return "unknown";
        }
        return ClientAddress.networkOf(peer.getAddress());
    }

    /** The party or the data that a connection waits for. */
    enum Waiting {
        /** The next request; no byte of it has arrived. */
        FOR_REQUEST,
        /** The rest of a request's headers. */
        FOR_HEADERS,
        /** The rest of a request's body. */
        FOR_BODY,
        /** The server itself. */
        FOR_SERVER,
        /** The client, which must read the rest of the answer. */
        FOR_READER;

        /** Returns true if the exchange has begun and only the client can continue it. */
        boolean isForClient() {
            return this == FOR_HEADERS || this == FOR_BODY || this == FOR_READER;
        }
    }
}
