package io.leadstone.benchmarks.attack;

import io.leadstone.benchmarks.http.HeapStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sends 500 registrations a second to one agent, from 200 addresses that a trusted proxy names, while visitors register
 * at another agent. The rate limits are the default ones. Prints how both agents answered, and the heap. The exit code
 * is 1 if fewer than 99 of 100 visitors were registered within a second, if no limit of the flooded agent answered 429,
 * or if the heap has grown by more than a fifth.
 *
 * <p>The system property {@code benchmark.stores} is {@code H2} or {@code POSTGRESQL} (default).
 */
public final class RegistrationFlood {

    private static final Duration FLOOD_TIME = Duration.ofSeconds(30);
    private static final int FLOOD_PER_SECOND = 500;
    private static final int FLOOD_ADDRESSES = 200;
    private static final int VISITORS_PER_SECOND = 5;
    private static final Duration IN_TIME = Duration.ofSeconds(1);
    private static final double IN_TIME_SHARE = 0.99;
    private static final double HEAP_GROWTH = 1.2;
    private static final int TOO_MANY = 429;
    private static final int CREATED = 201;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    private RegistrationFlood(URI server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(isWithstood() ? 0 : 1);
    }

    private static boolean isWithstood() throws Exception {
        Path log = Files.createTempFile("leadstone-flooded", ".log");
        try (HeapStore store = HeapStore.of(System.getProperty("benchmark.stores", "POSTGRESQL"))) {
            Keys keys = Keys.create(store.settings(), 0);
            Map<String, String> settings = new HashMap<>(store.settings());
            settings.putAll(Map.of(
                    "LEADSTONE_TRUSTED_PROXIES", "127.0.0.1",
                    "LEADSTONE_RATE_PER_MINUTE", "10",
                    "LEADSTONE_RATE_PER_HOUR", "100",
                    "LEADSTONE_RATE_PER_AGENT", "600"));
            try (AttackedServer server = AttackedServer.start(settings, log)) {
                return new RegistrationFlood(server.uri()).run(server, keys.operator());
            }
        } finally {
            Files.delete(log);
        }
    }

    private boolean run(AttackedServer process, AttackKey operator) throws Exception {
        for (String agent : List.of("warm", "flooded", "quiet")) {
            putAgent(agent, operator);
        }
        send("warm", "warm", Duration.ofSeconds(10), FLOOD_PER_SECOND, FLOOD_ADDRESSES);
        OptionalDouble before = process.heap();
        CompletableFuture<List<Answer>> visitors = CompletableFuture.supplyAsync(() -> send(
                "quiet",
                "visitor",
                FLOOD_TIME,
                VISITORS_PER_SECOND,
                (int) FLOOD_TIME.toSeconds() * VISITORS_PER_SECOND));
        List<Answer> flood = send("flooded", "flood", FLOOD_TIME, FLOOD_PER_SECOND, FLOOD_ADDRESSES);
        List<Answer> quiet = visitors.get();
        OptionalDouble after = process.heap();
        double inTime = quiet.stream().filter(Answer::isRegisteredInTime).count() / (double) quiet.size();
        System.out.printf(Locale.ROOT, "flooded agent: %s%n", statuses(flood));
        System.out.printf(Locale.ROOT, "other agent: %s, in time: %.3f%n", statuses(quiet), inTime);
        System.out.printf(Locale.ROOT, "heap, MiB: %.1f before, %.1f after%n", before.orElse(-1), after.orElse(-1));
        return inTime >= IN_TIME_SHARE
                && flood.stream().anyMatch(answer -> answer.status() == TOO_MANY)
                && after.orElse(Double.MAX_VALUE) <= HEAP_GROWTH * before.orElse(0);
    }

    private static String statuses(List<Answer> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(Answer::status, Collectors.counting()))
                .toString();
    }

    private void putAgent(String agent, AttackKey operator) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/v1/agent/" + agent))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\": \"Website\"}"));
        operator.headers().forEach(request::header);
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != CREATED && status != 200) {
            throw new IllegalStateException("the agent was answered with " + status);
        }
    }

    /** Sends registrations at this rate, each with another email, and returns the answers. */
    private List<Answer> send(String agent, String prefix, Duration time, int perSecond, int addresses) {
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        long requests = time.toSeconds() * perSecond;
        CompletableFuture<?>[] sent = new CompletableFuture<?>[(int) requests];
        long start = System.nanoTime();
        for (int number = 0; number < requests; number++) {
            long due = start + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
            pauseUntil(due);
            String address = "10." + prefix.length() + "." + number % addresses / 250 + "." + number % addresses % 250;
            String email = prefix + "-" + number + "@example.com";
            String body = """
                    {"agent_id": "%s", "last_name": "Lee", "email": "%s"}""".formatted(agent, email);
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/lead/register"))
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", address)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            long begin = System.nanoTime();
            sent[number] = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .handle((answer, failure) -> answers.add(
                            new Answer(failure == null ? answer.statusCode() : 0, System.nanoTime() - begin)));
        }
        CompletableFuture.allOf(sent).join();
        return answers.stream().toList();
    }

    private static void pauseUntil(long due) {
        long left = due - System.nanoTime();
        if (left > 0) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }

    /**
     * An answer to a registration.
     *
     * @param status the HTTP status; 0 if there was no answer
     */
    private record Answer(int status, long nanos) {

        boolean isRegisteredInTime() {
            return status == CREATED && nanos <= IN_TIME.toNanos();
        }
    }
}
