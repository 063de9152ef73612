package io.leadstone.server.http;

import io.leadstone.server.http.ClientConnection.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All open connections, with limits on those that wait for their clients. A separate thread checks them four times a
 * second, because a client that sends nothing causes no event.
 */
final class ClientConnections extends AbstractLifeCycle implements Connection.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);

    /** Time between two checks, and so the precision of the time limits. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(250);

    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    private final Map<Connection, ClientConnection> connections = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> byAddress = new ConcurrentHashMap<>();
    private final Predicate<InetAddress> trusted;
    private final AnswerRate minimum;
    private final byte[] timeoutAnswer;
    private final AtomicLong logged = new AtomicLong(NanoTime.now() - LOG_INTERVAL.toNanos());
    private final Thread checker = new Thread(this::run, "leadstone-connections");
    private volatile boolean closing;
    private volatile long closingSince;

    /**
     * Creates the connections of one server.
     *
     * @param trusted true for proxies that serve many clients
     * @param minimum a client that reads an answer more slowly is cut
     */
    ClientConnections(Predicate<InetAddress> trusted, AnswerRate minimum) {
        this.trusted = trusted;
        this.minimum = minimum;
        this.timeoutAnswer = timeoutAnswer();
        checker.setDaemon(true);
    }

    /** Returns the connection of this request. */
    ClientConnection of(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        return connections.computeIfAbsent(connection, this::track);
    }

    /**
     * Shortens the time for incomplete bodies, because the server is closing. Connections without a request are closed
     * at the next check. Browsers keep such connections open, and Jetty would wait for them.
     */
    void closing() {
        closingSince = NanoTime.now();
        closing = true;
    }

    /** Returns true if the server has been closing for longer than {@code time}. */
    boolean isPastClosing(Duration time) {
        return closing && NanoTime.since(closingSince) > time.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        ClientConnection opened = connections.computeIfAbsent(connection, this::track);
        int ofAddress = byAddress
                .computeIfAbsent(opened.address(), key -> new AtomicInteger())
                .incrementAndGet();
        if (ofAddress > HttpLimits.CONNECTIONS_PER_ADDRESS && !opened.isTrusted()) {
            closeOldest(opened, other -> other.address().equals(opened.address()));
        } else if (connections.size() > HttpLimits.CONNECTIONS) {
            closeOldest(opened, other -> true);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        ClientConnection closed = connections.remove(connection);
        if (closed != null) {
            byAddress.computeIfPresent(closed.address(), (key, count) -> count.decrementAndGet() <= 0 ? null : count);
        }
    }

    @Override
    protected void doStart() {
        checker.start();
    }

    @Override
    protected void doStop() {
        checker.interrupt();
    }

    private ClientConnection track(Connection connection) {
        boolean exempt = connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && trusted.test(peer.getAddress());
        return new ClientConnection(connection, exempt, NanoTime::now);
    }

    /**
     * Closes the candidate that has waited longest for its client, or {@code opened} if none waits for its client.
     */
    private void closeOldest(ClientConnection opened, Predicate<ClientConnection> candidates) {
        Optional<ClientConnection> oldest = connections.values().stream()
                .filter(candidates)
                .filter(other -> other.waiting() != Waiting.FOR_SERVER)
                .max(Comparator.comparingLong(ClientConnection::waited));
        oldest.orElse(opened).close();
        warn(opened.address(), 1);
    }

    private void run() {
        while (isRunning()) {
            try {
                Thread.sleep(CHECK_INTERVAL.toMillis());
                checkTimeouts();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException failed) {
                LOG.atWarn()
                        .addKeyValue("reason", failed.getClass().getSimpleName())
                        .log("check of the connections failed");
            }
        }
    }

    private void checkTimeouts() {
        Map<String, List<ClientConnection>> waiting = new HashMap<>();
        for (ClientConnection connection : connections.values()) {
            connection.checkForNextRequest();
            if (closing && connection.hasNoRequest()) {
                connection.close();
            }
            closeIfLate(connection);
            if (connection.waiting().isForClient()
                    && !connection.isTrusted()
                    && connection.waited() > HttpLimits.WAITING_AFTER.toNanos()) {
                waiting.computeIfAbsent(connection.address(), key -> new ArrayList<>())
                        .add(connection);
            }
        }
        waiting.values().stream()
                .filter(list -> list.size() > HttpLimits.WAITING_PER_ADDRESS)
                .forEach(this::closeNewest);
    }

    private void closeIfLate(ClientConnection connection) {
        BodyReading body = connection.body();
        if (body != null) {
            body.checkTime();
        } else if (connection.isReadSlowerThan(minimum)) {
            connection.close();
        } else if (connection.waiting() == Waiting.FOR_HEADERS && connection.waited() > HttpLimits.HEADERS.toNanos()) {
            if (connection.hasSent()) {
                sendTimeout(connection);
            }
            connection.close();
        }
    }

    private void closeNewest(Collection<ClientConnection> ofAddress) {
        List<ClientConnection> newest = ofAddress.stream()
                .sorted(Comparator.comparingLong(ClientConnection::waited).reversed())
                .skip(HttpLimits.WAITING_PER_ADDRESS)
                .toList();
        newest.forEach(ClientConnection::close);
        warn(newest.get(0).address(), newest.size());
    }

    /**
     * Writes the answer 408 directly to the connection. Jetty has no request object before the headers are complete.
     */
    private void sendTimeout(ClientConnection connection) {
        try {
            connection.connection().getEndPoint().flush(ByteBuffer.wrap(timeoutAnswer));
        } catch (IOException gone) {
            LOG.debug("the client closed its connection before the answer 408");
        }
    }

    private void warn(String address, int closed) {
        long before = logged.get();
        if (NanoTime.since(before) >= LOG_INTERVAL.toNanos() && logged.compareAndSet(before, NanoTime.now())) {
            LOG.atWarn()
                    .addKeyValue("address", address)
                    .addKeyValue("closed", closed)
                    .log("closed connections of an address that has too many");
        }
    }

    private static byte[] timeoutAnswer() {
        byte[] body = ProblemErrorHandler.problem(408);
        String head = "HTTP/1.1 408 Request Timeout\r\nContent-Type: " + ProblemErrorHandler.MEDIA_TYPE
                + "\r\nContent-Length: " + body.length
                + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
        return (head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }
}
