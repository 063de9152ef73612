package io.leadstone.benchmarks.http;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A soak test: the server on PostgreSQL with webhooks, a purge of deleted leads each minute, exports, reports, the
 * event feed, idempotency keys and registrations. Prints the live heap and the longest wait for a lock of each minute.
 * It fails if a request fails, or if the server logs an error.
 */
public final class SoakTable {

    private static final Map<String, String> KEY = MeasuredServer.KEY;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern NEXT_CURSOR = Pattern.compile("\"next_cursor\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern PURGED = Pattern.compile("purged (\\d+) deleted");
    private static final int MEMBERS = 4;

    /** One in so many leads is deleted. */
    private static final int DELETED_EVERY = 5;

    /** One in so many calls of a webhook is answered with an error, so that it is delivered again. */
    private static final int REFUSED_EVERY = 20;

    /** Makes all deleted leads older than the retention period. */
    private static final String AGE = """
            UPDATE leadstone_lead SET deleted_at = deleted_at - INTERVAL '100 days'
            WHERE deleted_at > CURRENT_TIMESTAMP - INTERVAL '50 days'""";

    /** The statement that waits longest for a lock at this moment, and the statements of the lock's owners. */
    private static final String LONGEST_WAIT = """
            SELECT EXTRACT(EPOCH FROM clock_timestamp() - waitstart) * 1000, waiting.query,
                (SELECT STRING_AGG(state || ': ' || query, '; ') FROM pg_stat_activity
                WHERE pid = ANY (pg_blocking_pids(waiting.pid)))
            FROM pg_locks JOIN pg_stat_activity waiting USING (pid)
            WHERE NOT granted ORDER BY waitstart LIMIT 1""";

    private static final Map<String, String> SETTINGS = Map.of(
            "LEADSTONE_WEBHOOK_PLAIN_HTTP", "true",
            "LEADSTONE_WEBHOOK_ALLOWED_HOSTS", "localhost:*",
            "LEADSTONE_RATE_PER_MINUTE", "0",
            "LEADSTONE_RATE_PER_HOUR", "0",
            "LEADSTONE_RATE_PER_AGENT", "0",
            "LEADSTONE_RATE_PER_SESSION", "0",
            "LEADSTONE_METRICS_PORT", "0");

    private final PrintStream out;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong exported = new AtomicLong();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicReference<LockWait> longestWait = new AtomicReference<>(LockWait.NONE);

    private SoakTable(PrintStream out) {
        this.out = out;
    }

    /** Runs for ten minutes, or as long as the system property {@code benchmark.minutes} says. */
    public static void main(String[] arguments) throws Exception {
        try (HeapStore store = HeapStore.of("POSTGRESQL")) {
            new SoakTable(System.out).print(store, Integer.getInteger("benchmark.minutes", 10));
        }
    }

    private void print(HeapStore store, int minutes) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer receiver = receiver(threads);
        File log = File.createTempFile("leadstone-soak", ".log");
        try (MeasuredServer server = MeasuredServer.start(store, SETTINGS, log);
                Connection observer = connection(store);
                Connection operator = connection(store)) {
            prepare(server.uri(), receiver.getAddress().getPort());
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < MEMBERS; i++) {
                running.add(repeat(threads, () -> useAsMember(server.uri())));
            }
            running.add(repeat(threads, () -> register(server.uri())));
            running.add(repeat(threads, () -> read(server.uri())));
            running.add(repeat(threads, () -> export(server.uri())));
            running.add(repeat(threads, () -> observe(observer)));
            out.println("| minute | requests/s | heap after GC, MiB | webhook calls | exports | purged leads"
                    + " | longest lock wait, ms |");
            out.println("|---|---|---|---|---|---|---|");
            LockWait longest = LockWait.NONE;
            for (int minute = 1; minute <= minutes; minute++) {
                TimeUnit.MINUTES.sleep(1);
                requireRunning(running);
                LockWait wait = longestWait.getAndSet(LockWait.NONE);
                longest = LockWait.LONGER.apply(longest, wait);
                out.printf(
                        Locale.ROOT,
                        "| %d | %,d | %.1f | %,d | %,d | %,d | %,d |%n",
                        minute,
                        answered.getAndSet(0) / Duration.ofMinutes(1).toSeconds(),
                        server.heap(),
                        delivered.getAndSet(0),
                        exported.getAndSet(0),
                        purge(server, operator),
                        wait.milliseconds());
            }
            out.printf("%nThe longest wait for a lock: %s%n", longest);
        } finally {
            threads.shutdownNow();
            receiver.stop(0);
        }
        requireNoErrors(log);
    }

    private static Connection connection(HeapStore store) throws SQLException {
        return DriverManager.getConnection(
                store.database().url(),
                store.database().user(),
                store.database().password());
    }

    /** Starts a subscriber that sometimes refuses a call. */
    private HttpServer receiver(ExecutorService threads) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(threads);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                boolean refused = delivered.incrementAndGet() % REFUSED_EVERY == 0;
                exchange.sendResponseHeaders(refused ? 503 : 204, -1);
            }
        });
        receiver.start();
        return receiver;
    }

    private static void prepare(URI uri, int receiverPort) throws IOException {
        try (Exchange exchange = new Exchange(uri)) {
            exchange.send(
                    Request.put("/v1/agent/soak", KEY, "{\"name\": \"Soak\"}").bytes());
            exchange.send(Request.post("/v1/webhook", KEY, """
                    {"url": "http://localhost:%d/all", "events": ["lead.*"]}""".formatted(receiverPort))
                    .bytes());
            exchange.send(Request.post("/v1/webhook", KEY, """
                    {"url": "http://localhost:%d/new", "events": ["lead.created"]}""".formatted(receiverPort))
                    .bytes());
        }
    }

    /** Repeats the work until the thread is interrupted. It ends otherwise only by a failure. */
    private static Future<?> repeat(ExecutorService threads, Callable<?> work) {
        return threads.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                work.call();
            }
            return null;
        });
    }

    private static void requireRunning(List<Future<?>> running) throws Exception {
        for (Future<?> client : running) {
            if (client.isDone()) {
                client.get();
            }
        }
    }

    /** Creates leads, reads, changes, lists and searches them, reports conversations, and deletes some of the leads. */
    private Void useAsMember(URI uri) throws IOException {
        try (Exchange exchange = new Exchange(uri)) {
            for (int i = 1; i <= DELETED_EVERY; i++) {
                Map<String, String> keyed = new HashMap<>(KEY);
                keyed.put("Idempotency-Key", UUID.randomUUID().toString());
                byte[] create = Request.post("/v1/lead", keyed, """
                        {"first_name": "Jordan", "last_name": "Lee%1$s", "email": "jordan.lee%1$s@example.com", \
                        "phone": "+14155552671", "company": "Lee Trading", "source": "website-chat", \
                        "consent_data_processing": true, "consent_marketing": true}""".formatted(Request.NUMBER))
                        .bytes();
                String id = found(ID, send(exchange, create));
                send(exchange, create);
                String lead = "/v1/lead/" + id;
                send(exchange, Request.get(lead, KEY).bytes());
                send(
                        exchange,
                        Request.put(lead, KEY, "{\"status\": \"contacted\", \"company\": \"Lee Partners\"}")
                                .bytes());
                send(
                        exchange,
                        Request.get("/v1/lead/company?status=contacted", KEY).bytes());
                send(
                        exchange,
                        Request.get("/v1/lead/company?search=jordna", KEY).bytes());
                String conversation = found(
                        ID,
                        send(
                                exchange,
                                Request.post("/v1/conversation", KEY, """
                        {"agent_id": "soak", "title": "Chat", "metadata": {"lead_id": "%s"}}""".formatted(id))
                                        .bytes()));
                send(
                        exchange,
                        Request.post("/v1/conversation/" + conversation + "/activity", KEY, """
                        {"messages": 3, "satisfaction": 4.5}""")
                                .bytes());
                if (i == DELETED_EVERY) {
                    send(exchange, new Request("DELETE", lead, KEY, "").bytes());
                }
            }
        }
        return null;
    }

    /** Registers a new visitor and a known one. */
    private Void register(URI uri) throws Exception {
        try (Exchange exchange = new Exchange(uri)) {
            for (String address : List.of("visitor." + Request.NUMBER, "known.visitor")) {
                send(
                        exchange,
                        Request.post("/v1/lead/register", Map.of(), """
                        {"agent_id": "soak", "first_name": "Robin", "email": "%s@example.com", \
                        "consent_data_processing": true}""".formatted(address))
                                .bytes());
            }
        }
        TimeUnit.MILLISECONDS.sleep(50);
        return null;
    }

    /** Reads the report of the last days and the event feed. */
    private Void read(URI uri) throws Exception {
        try (Exchange exchange = new Exchange(uri)) {
            send(exchange, Request.get("/v1/analytic/leads", KEY).bytes());
            String feed = "/v1/event";
            for (int page = 0; page < 20; page++) {
                Matcher cursor = NEXT_CURSOR.matcher(
                        text(send(exchange, Request.get(feed, KEY).bytes())));
                if (!cursor.find()) {
                    break;
                }
                feed = "/v1/event?after=" + cursor.group(1);
            }
        }
        TimeUnit.MILLISECONDS.sleep(500);
        return null;
    }

    private Void export(URI uri) throws Exception {
        try (Exchange exchange = new Exchange(uri)) {
            send(exchange, Request.post("/v1/analytic/export", KEY, """
                    {"type": "leads", "format": "csv"}""").bytes());
            exported.incrementAndGet();
        }
        TimeUnit.SECONDS.sleep(5);
        return null;
    }

    private byte[] send(Exchange exchange, byte[] request) throws IOException {
        byte[] answer = exchange.send(request);
        answered.incrementAndGet();
        return answer;
    }

    /** Notes how long the statements of the server wait for locks at this moment. */
    private Void observe(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement();
                ResultSet wait = statement.executeQuery(LONGEST_WAIT)) {
            if (wait.next()) {
                LockWait current = new LockWait(wait.getLong(1), wait.getString(2), wait.getString(3));
                longestWait.accumulateAndGet(current, LockWait.LONGER);
            }
        }
        TimeUnit.MILLISECONDS.sleep(20);
        return null;
    }

    /** Runs the command of the operator that purges leads. Returns their number. */
    private static long purge(MeasuredServer server, Connection operator) throws Exception {
        try (Statement statement = operator.createStatement()) {
            statement.executeUpdate(AGE);
        }
        return Long.parseLong(found(PURGED, server.run("purge").getBytes(StandardCharsets.UTF_8)));
    }

    private static void requireNoErrors(File log) throws IOException {
        List<String> errors = Files.readAllLines(log.toPath()).stream()
                .filter(line -> line.contains("ERROR"))
                .toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(
                    "the server logged " + errors.size() + " errors, the first: " + errors.get(0));
        }
    }

    private static String found(Pattern pattern, byte[] answer) {
        Matcher value = pattern.matcher(text(answer));
        if (!value.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text(answer));
        }
        return value.group(1);
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }

    /**
     * A statement that waits for a lock.
     *
     * @param blocking the states and statements of the sessions that have the lock
     */
    private record LockWait(
            long milliseconds, String waiting, @Nullable String blocking) {

        static final LockWait NONE = new LockWait(0, "none", null);

        static final BinaryOperator<LockWait> LONGER =
                BinaryOperator.maxBy(Comparator.comparingLong(LockWait::milliseconds));
    }
}
