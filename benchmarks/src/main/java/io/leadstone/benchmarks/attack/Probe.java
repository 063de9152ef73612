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
 * A request that is repeated at a fixed interval during an attack. Each one uses a new connection and does not wait for the others.
 *
 * @param address the local address
 * @param every the time between two requests
 * @param within the time in which an answer counts
 * @param status the status that it must have
 * @param body the body of the request with this number, or an empty text
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

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Sends the requests of this period, and returns when each has its answer or has timed out. */
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
                good += outcome.status().equals(status) && outcome.took().compareTo(within) <= 0 ? 1 : 0;
                slowest = outcome.took().compareTo(slowest) > 0 ? outcome.took() : slowest;
            }
            return new Result(requests, good, slowest);
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome once(URI server, String text) {
        long start = System.nanoTime();
        String answered = "none";
        try (Connection open = Connection.open(server, address, PATIENCE)) {
            open.send(Connection.head(method, path, headers, text.length()) + text);
            answered = open.status();
            open.rest();
        } catch (IOException failed) {
            answered = "none";
        }
        return new Outcome(answered, Duration.ofNanos(System.nanoTime() - start));
    }

    private record Outcome(String status, Duration took) {}

    /**
     * The answers to a probe.
     *
     * @param good the requests that were answered in time and with the right status
     */
    record Result(int requests, int good, Duration slowest) {

        /** Returns true if at least this percentage of the requests was good. */
        boolean isGood(int ofHundred) {
            return good * 100L >= (long) requests * ofHundred;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d of %d, %,d ms", good, requests, slowest.toMillis());
        }
    }
}
