package io.leadstone.benchmarks.http;

import io.leadstone.server.cli.Leadstone;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private static final Map<String, String> KEY = Map.of("X-API-Key", "benchmark", "X-API-Secret", "benchmark-secret");
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern USED = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);
    private static final double BYTES_PER_MIB = 1024 * 1024;
    private static final int CLIENTS = 4;
    private static final int START_SECONDS = 60;

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
        int port = freePort();
        Process server = server(store, port);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            URI uri = URI.create("http://127.0.0.1:" + port);
            await(uri);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> useUntilInterrupted(uri)));
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
                        heapOf(server));
            }
        } finally {
            clients.shutdownNow();
            server.destroy();
            server.waitFor();
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

    private static Process server(HeapStore store, int port) throws IOException {
        ProcessBuilder server = new ProcessBuilder(
                        java("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Leadstone.class.getName(),
                        "serve")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        server.environment().putAll(store.settings());
        server.environment()
                .putAll(Map.of(
                        "LEADSTONE_PORT",
                        String.valueOf(port),
                        "LEADSTONE_BOOTSTRAP_API_KEY",
                        "benchmark",
                        "LEADSTONE_BOOTSTRAP_API_SECRET",
                        "benchmark-secret"));
        return server.start();
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

    /**
     * Returns the MiB of live objects. The JVM counts them in the pause of a full collection, so that no new garbage
     * is included.
     */
    private static double heapOf(Process server) throws Exception {
        Matcher used = USED.matcher(jcmd(server, "GC.class_histogram"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd printed no heap size");
        }
        return Long.parseLong(used.group(1)) / BYTES_PER_MIB;
    }

    private static String jcmd(Process server, String command) throws Exception {
        Process jcmd = new ProcessBuilder(java("jcmd"), String.valueOf(server.pid()), command).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static void await(URI uri) throws Exception {
        for (int i = 0; i < START_SECONDS; i++) {
            try (Exchange exchange = new Exchange(uri)) {
                exchange.send(Request.get("/health", Map.of()).bytes());
                return;
            } catch (ConnectException notYet) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
        throw new IllegalStateException("the server did not start within " + START_SECONDS + " seconds");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
