package io.leadstone.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;

/** A connection with what it waits for, and since when. Its fields are written by whichever thread serves the connection. */
final class ClientConnection {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final Connection connection;
    private final String address;
    private final boolean trusted;

    private volatile Waiting waiting = Waiting.FOR_HEADERS;
    private volatile long since = NanoTime.now();
    private volatile long bytesBefore;
    private volatile @Nullable BodyReading body;

    ClientConnection(Connection connection, boolean trusted) {
        this.connection = connection;
        this.address = addressOf(connection);
        this.trusted = trusted;
    }

    /** The client's address; of IPv6 the network of 64 bits, because one client has all addresses of it. */
    String address() {
        return address;
    }

    boolean isTrusted() {
        return trusted;
    }

    Waiting waiting() {
        return waiting;
    }

    /** Nanoseconds since the connection began to wait for this. */
    long waited() {
        return NanoTime.since(since);
    }

    /** Waits for {@code next} from now on. */
    void waitFor(Waiting next) {
        if (next == Waiting.FOR_REQUEST) {
            bytesBefore = connection.getBytesIn();
        }
        since = NanoTime.now();
        waiting = next;
    }

    /** Waits for the rest of a body; the request began with its headers, so that the time goes on. */
    void waitFor(BodyReading reading) {
        body = reading;
        waiting = Waiting.FOR_BODY;
    }

    /** The body that is being read, if any. */
    @Nullable
    BodyReading body() {
        return waiting == Waiting.FOR_BODY ? body : null;
    }

    /** Notices that the next request has begun. Only the bytes that came tell it. */
    void look() {
        if (waiting == Waiting.FOR_REQUEST && connection.getBytesIn() > bytesBefore) {
            waitFor(Waiting.FOR_HEADERS);
        }
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
        InetAddress address = peer.getAddress();
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return address.getHostAddress();
        }
        StringBuilder network = new StringBuilder();
        for (int index = 0; index < IPV6_NETWORK_BYTES; index += 2) {
            int group = ((bytes[index] & 0xFF) << Byte.SIZE) | (bytes[index + 1] & 0xFF);
            network.append(Integer.toHexString(group)).append(':');
        }
        return network.append(":/64").toString();
    }

    /** What a connection waits for. */
    enum Waiting {
        /** The next request; nothing of it has come. */
        FOR_REQUEST,
        /** The rest of a request's headers. */
        FOR_HEADERS,
        /** The rest of a request's body. */
        FOR_BODY,
        /** The server itself. */
        FOR_SERVER,
        /** The client, which does not read its answer. */
        FOR_READER;

        /** If the client is the one who keeps the connection waiting in the middle of an exchange. */
        boolean isForClient() {
            return this == FOR_HEADERS || this == FOR_BODY || this == FOR_READER;
        }
    }
}
