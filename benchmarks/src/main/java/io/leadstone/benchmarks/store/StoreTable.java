package io.leadstone.benchmarks.store;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * Prints what each operation of {@link LeadBenchmark} takes, per store and size: medians through Leadstone and by hand, their ratio, and what
 * became of the first size's median. A line is printed when it is known.
 */
public final class StoreTable {

    private static final double MEDIAN = 50;
    private static final double SLOW = 95;

    private final PrintStream out;
    private final Map<String, Double> first = new TreeMap<>();

    private StoreTable(PrintStream out) {
        this.out = out;
    }

    /**
     * The stores and sizes are the system properties {@code benchmark.stores} and {@code benchmark.sizes}, with commas; without them all
     * stores, and 10⁴, 10⁵ and 10⁶.
     */
    public static void main(String[] arguments) throws Exception {
        List<Store> stores = listed("benchmark.stores", "POSTGRESQL,MARIADB,H2,MONGODB", Store::valueOf);
        List<Long> sizes = listed("benchmark.sizes", "10000,100000,1000000", Long::valueOf);
        new StoreTable(System.out).print(stores, sizes);
    }

    private static <T> List<T> listed(String property, String otherwise, Function<String, T> item) {
        String given = System.getProperty(property, "");
        return Arrays.stream((given.isBlank() ? otherwise : given).split(","))
                .map(item)
                .toList();
    }

    private void print(List<Store> stores, List<Long> sizes) throws RunnerException {
        out.println("| store | leads | operation | median, ms | p95, ms | plain, ms | ratio | to the first size |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Store store : stores) {
            first.clear();
            try (StoreServer server = store.start()) {
                for (long size :
                        sizes.stream().filter(size -> size <= store.largest()).toList()) {
                    StoreAddress address = server.filledWith(new Population(size));
                    for (String operation : store.operations()) {
                        print(store, size, operation, Measured.of(address, size, operation));
                    }
                }
            }
        }
    }

    private void print(Store store, long size, String operation, Measured measured) {
        double median = measured.leadstone().getPercentile(MEDIAN);
        double plain = measured.plain().getPercentile(MEDIAN);
        out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %.3f | %.3f | %.3f | %.2f | %.2f |%n",
                store.title(),
                size,
                operation,
                millis(median),
                millis(measured.leadstone().getPercentile(SLOW)),
                millis(plain),
                median / plain,
                median / first.computeIfAbsent(operation, start -> median));
    }

    private static double millis(double micros) {
        return micros / TimeUnit.MILLISECONDS.toMicros(1);
    }

    /** The times of one operation in microseconds, both ways. */
    private record Measured(Statistics leadstone, Statistics plain) {

        static Measured of(StoreAddress address, long size, String operation) throws RunnerException {
            Options options = new OptionsBuilder()
                    .include("\\." + LeadBenchmark.class.getSimpleName() + "\\." + operation + "$")
                    .param("url", address.url())
                    .param("user", address.user())
                    .param("password", address.password())
                    .param("size", String.valueOf(size))
                    .forks(1)
                    .warmupIterations(15)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build();
            Collection<RunResult> results = new Runner(options).run();
            return new Measured(of(results, "leadstone"), of(results, "plain"));
        }

        private static Statistics of(Collection<RunResult> results, String by) {
            return results.stream()
                    .filter(result -> result.getParams().getParam("by").equals(by))
                    .findFirst()
                    .orElseThrow()
                    .getPrimaryResult()
                    .getStatistics();
        }
    }
}
