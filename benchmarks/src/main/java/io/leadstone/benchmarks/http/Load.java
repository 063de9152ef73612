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
 * The result of a load test with several clients. Each client sends its next request after the last answer.
 *
 * @param requests the number of answered requests
 * @param perSecond the number of answered requests per second
 * @param median the median duration of a request, in milliseconds
 * @param p95 the 95th percentile of the durations, in milliseconds
 * @param p99 the 99th percentile of the durations, in milliseconds
 */
public record Load(long requests, double perSecond, double median, double p95, double p99) {

    /** Enough clients to keep two cores busy. */
    public static final int CLIENTS = 8;

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Sends {@code requests} to {@code server} for this duration and returns the result. */
    public static Load on(URI server, Supplier<byte[]> requests, Duration duration) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            List<Future<long[]>> taken = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                taken.add(clients.submit(client(server, requests, end)));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> one : taken) {
                all = LongStream.concat(all, Arrays.stream(one.get()));
            }
            // The last requests of slow operations end after the planned time.
            double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
            long[] nanos = all.sorted().toArray();
            return new Load(
                    nanos.length,
                    nanos.length / seconds,
                    millisOf(0.5, nanos),
                    millisOf(0.95, nanos),
                    millisOf(0.99, nanos));
        } finally {
            clients.shutdownNow();
        }
    }

    /** Returns the percentile of {@code share} (0 to 1) in milliseconds. */
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
