package io.leadstone.benchmarks.http;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the size of all live objects of the server after each minute. Meanwhile clients create, read, change, list
 * and search leads. The server runs as it is shipped, with a heap of 256 MiB.
 */
public final class HeapTable {

    private static final Map<String, String> KEY = MeasuredServer.KEY;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final int CLIENTS = 4;

    private final PrintStream out;
    private final AtomicLong answered = new AtomicLong();

    private HeapTable(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs for ten minutes, or as long as the system property {@code benchmark.minutes} says. The database is
     * PostgreSQL, or an H2 file if {@code benchmark.stores} is {@code H2}.
     */
    public static void main(String[] arguments) throws Exception {
        try (HeapStore store = HeapStore.of(System.getProperty("benchmark.stores", ""))) {
            new HeapTable(System.out).print(store, Integer.getInteger("benchmark.minutes", 10));
        }
    }

    private void print(HeapStore store, int minutes) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        File log = File.createTempFile("leadstone-heap", ".log");
        try (MeasuredServer server = MeasuredServer.start(store, Map.of(), log)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> useUntilInterrupted(server.uri())));
            }
            out.println("| minute | requests a second | heap after GC, MiB |");
            out.println("|---|---|---|");
            for (int minute = 1; minute <= minutes; minute++) {
                TimeUnit.MINUTES.sleep(1);
                requireRunning(running);
                out.printf(
                        Locale.ROOT,
                        "| %d | %,d | %.1f |%n",
                        minute,
                        answered.getAndSet(0) / Duration.ofMinutes(1).toSeconds(),
                        server.heap());
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Fails if a client has ended, because clients end only by a failure. */
    private static void requireRunning(List<Future<?>> running) throws Exception {
        for (Future<?> client : running) {
            if (client.isDone()) {
                client.get();
            }
        }
    }

    /** Runs one client, which repeats: create a lead, read it three times, change it, list leads and search. */
    private Void useUntilInterrupted(URI uri) throws IOException {
        Request create = Request.post("/v1/lead", KEY, """
                {"first_name": "Jordan", "last_name": "Lee%1$s", "email": "jordan.lee%1$s@example.com", \
                "source": "website-chat",
                 "consent_data_processing": true}""".formatted(Request.NUMBER));
        Request list = Request.get("/v1/lead/company?per_page=20", KEY);
        Request search = Request.get("/v1/lead/company?per_page=5&search=jordan&sort=-created_at", KEY);
        try (Exchange exchange = new Exchange(uri)) {
            while (!Thread.currentThread().isInterrupted()) {
                String id = idIn(exchange.send(create.bytes()));
                Request get = Request.get("/v1/lead/" + id, KEY);
                for (int i = 0; i < 3; i++) {
                    exchange.send(get.bytes());
                }
                exchange.send(Request.put("/v1/lead/" + id, KEY, "{\"status\": \"contacted\", \"notes\": \"called\"}")
                        .bytes());
                exchange.send(list.bytes());
                exchange.send(search.bytes());
                answered.addAndGet(7);
            }
        }
        return null;
    }

    private static String idIn(byte[] lead) {
        Matcher id = ID.matcher(new String(lead, StandardCharsets.UTF_8));
        if (!id.find()) {
            throw new IllegalStateException("the answer contains no lead id");
        }
        return id.group(1);
    }
}
