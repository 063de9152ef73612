package io.leadstone.benchmarks.attack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * A request that is repeated at a fixed interval during an attack. Each request uses a new connection and does not
 * wait for the others.
 *
 * @param address the local address
 * @param every the time between two requests
 * @param within the time limit for a good answer
 * @param status the status of a good answer
 * @param body gets the number of a request, from 0, and returns its body; an empty text for a request without a body
 */
record Probe(
        String method,
        String path,
        Map<String, String> headers,
        String address,
        Duration every,
        Duration within,
        String status,
        IntFunction<String> body) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Sends the requests of this period. Returns when each of them is received or has timed out. */
    Result send(URI server, Duration time) throws Exception {
        int requests = (int) time.dividedBy(every);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < requests; i++) {
                TimeUnit.NANOSECONDS.sleep(start + every.multipliedBy(i).toNanos() - System.nanoTime());
                String text = body.apply(i);
                outcomes.add(threads.submit(() -> once(server, text)));
            }
            int good = 0;
            Duration slowest = Duration.ZERO;
            for (Future<Outcome> future : outcomes) {
                Outcome outcome = future.get();
                good += outcome.status().equals(status) && outcome.duration().compareTo(within) <= 0 ? 1 : 0;
                slowest = outcome.duration().compareTo(slowest) > 0 ? outcome.duration() : slowest;
            }
            return new Result(requests, good, slowest);
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome once(URI server, String text) {
        long start = System.nanoTime();
        String received = "none";
        try (Connection open = Connection.open(server, address, TIMEOUT)) {
            open.send(Connection.head(method, path, headers, text.length()) + text);
            received = open.status();
            open.rest();
        } catch (IOException failed) {
            received = "none";
        }
        return new Outcome(received, Duration.ofNanos(System.nanoTime() - start));
    }

    private record Outcome(String status, Duration duration) {}

    /**
     * The answers to a probe.
     *
     * @param good the number of requests with a good answer
     */
    record Result(int requests, int good, Duration slowest) {

        /** Returns true if at least this percentage of the requests was good. */
        boolean isGood(int percent) {
            return good * 100L >= (long) requests * percent;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d of %d, %,d ms", good, requests, slowest.toMillis());
        }
    }
}
