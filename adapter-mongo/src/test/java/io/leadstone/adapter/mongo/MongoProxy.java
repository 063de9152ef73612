package io.leadstone.adapter.mongo;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy on the loopback interface for a server with MongoDB's protocol. It delays the answers to chosen commands and
 * counts these commands.
 */
public final class MongoProxy implements AutoCloseable {

    private static final int HEADER = 16;

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger delayed = new AtomicInteger();
    private volatile Optional<Delay> delay = Optional.empty();

    private MongoProxy(InetSocketAddress server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
    }

    /** Starts a proxy for the server at this port of the loopback interface. */
    public static MongoProxy before(int port) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            MongoProxy proxy = new MongoProxy(new InetSocketAddress(loopback, port), new ServerSocket(0, 50, loopback));
            start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns host and port for a connection string. */
    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** Delays the answers to further commands that contain {@code text}. */
    public void delay(String text, Duration time) {
        delayed.set(0);
        delay = Optional.of(new Delay(text, time));
    }

    /** Gives no answer to further commands that contain {@code text}, until the proxy is closed. */
    public void silence(String text) {
        delay(text, Duration.ofDays(1));
    }

    /** Stops the delay of further commands. Answers that are delayed already stay delayed. */
    public void stopDelays() {
        delay = Optional.empty();
    }

    /**
     * Returns the number of commands whose answers were delayed since the last call of {@link #delay} or {@link
     * #silence}.
     */
    public int delayed() {
        return delayed.get();
    }

    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listener);
        open.forEach(MongoProxy::closeQuietly);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket upstream = new Socket(server.getAddress(), server.getPort());
                open.add(client);
                open.add(upstream);
                Map<Integer, Duration> delays = new ConcurrentHashMap<>();
                start(() -> requests(client, upstream, delays));
                start(() -> answers(upstream, client, delays));
            }
        } catch (IOException end) {
            // The proxy was closed, or the server stopped. The clients notice the closed connection.
            closeQuietly(listener);
        }
    }

    private void requests(Socket client, Socket upstream, Map<Integer, Duration> delays) {
        forward(
                client,
                upstream,
                message -> delay.filter(each -> contains(message, each.text())).ifPresent(each -> {
                    delayed.incrementAndGet();
                    delays.put(message.getInt(4), each.time());
                }));
    }

    private void answers(Socket upstream, Socket client, Map<Integer, Duration> delays) {
        forward(upstream, client, message -> {
            Duration wait = delays.remove(message.getInt(8));
            if (wait != null && closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new EOFException("the proxy was closed before the answer was due");
            }
        });
    }

    private static void forward(Socket from, Socket to, Inspection inspection) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                byte[] length = new byte[4];
                in.readFully(length);
                int size = littleEndian(length).getInt(0);
                if (size < HEADER) {
                    throw new EOFException("the length is too small for a MongoDB message: " + size);
                }
                byte[] message = new byte[size];
                System.arraycopy(length, 0, message, 0, length.length);
                in.readFully(message, length.length, size - length.length);
                inspection.inspect(littleEndian(message));
                out.write(message);
                out.flush();
            }
        } catch (IOException | InterruptedException end) {
            // One side has closed the connection. The other side is closed with it.
            Thread.currentThread().interrupt();
        }
    }

    private static boolean contains(ByteBuffer message, String text) {
        String all = StandardCharsets.ISO_8859_1.decode(message.duplicate()).toString();
        return all.contains(text);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "mongo-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception gone) {
            throw new IllegalStateException("cannot close " + resource, gone);
        }
    }

    private record Delay(String text, Duration time) {}

    /** Looks at a message before it is forwarded. */
    private interface Inspection {
        void inspect(ByteBuffer message) throws IOException, InterruptedException;
    }
}
