package io.leadstone.benchmarks.http;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Some clients, each of which sends its next request when the last one is answered.
 *
 * @param perSecond how many requests were answered in a second
 * @param median what half of them took at most, in milliseconds
 * @param slow what 99 of 100 took at most, in milliseconds
 */
record Load(double perSecond, double median, double slow) {

    /** So many clients keep two cores busy. */
    static final int CLIENTS = 8;

    private static final double NANOS_PER_MILLI = 1e6;

    /** What {@code requests} took that were sent to {@code server} for so long. */
    static Load on(URI server, Supplier<byte[]> requests, Duration duration) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Future<long[]>> taken = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                taken.add(clients.submit(client(server, requests, end)));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> one : taken) {
                all = LongStream.concat(all, Arrays.stream(one.get()));
            }
            long[] nanos = all.sorted().toArray();
            return new Load(nanos.length / (duration.toNanos() / 1e9), millisOf(0.5, nanos), millisOf(0.99, nanos));
        } finally {
            clients.shutdownNow();
        }
    }

    /** What so much of all, 0 to 1, took at most. */
    private static double millisOf(double share, long[] ascending) {
        return ascending[(int) (share * (ascending.length - 1))] / NANOS_PER_MILLI;
    }

    private static Callable<long[]> client(URI server, Supplier<byte[]> requests, long end) {
        return () -> {
            LongStream.Builder taken = LongStream.builder();
            try (Exchange exchange = new Exchange(server)) {
                for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                    exchange.send(requests.get());
                    taken.add(System.nanoTime() - start);
                }
            }
            return taken.build().toArray();
        };
    }
}
