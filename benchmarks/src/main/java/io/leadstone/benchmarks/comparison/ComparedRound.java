package io.leadstone.benchmarks.comparison;

import io.leadstone.benchmarks.http.Load;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * One round of one operation of one service.
 *
 * @param java processor time of the service per request, in milliseconds
 * @param database processor time of all processes of PostgreSQL per request, in milliseconds
 */
record ComparedRound(Load load, double java, double database) {

    /** Sends requests for this duration. {@code postmaster} is the first process of PostgreSQL. */
    static ComparedRound of(ComparedService service, long postmaster, Supplier<byte[]> requests, Duration duration)
            throws Exception {
        double java = ProcessorTime.of(service.process().pid());
        double database = ProcessorTime.withChildren(postmaster);
        Load load = Load.on(service.uri(), requests, duration);
        return new ComparedRound(
                load,
                (ProcessorTime.of(service.process().pid()) - java) / load.requests(),
                (ProcessorTime.withChildren(postmaster) - database) / load.requests());
    }

    /** Returns the round whose throughput is the median. */
    static ComparedRound median(List<ComparedRound> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(round -> round.load().perSecond()))
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the cell of a table: requests per second, p50 / p95, and the processor times. */
    String cell() {
        return String.format(
                Locale.ROOT,
                "%s (%.1f / %.1f) | %.2f / %.2f",
                number(load.perSecond()),
                load.median(),
                load.p95(),
                java,
                database);
    }

    private static String number(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%,.1f" : "%,.0f", perSecond);
    }
}
