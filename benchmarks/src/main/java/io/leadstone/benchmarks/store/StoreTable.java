package io.leadstone.benchmarks.store;

import io.leadstone.benchmarks.store.LatencySamples.Percentiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link LeadBenchmark} and prints a table with one row per store, operation and size. A row has the median and
 * the 95th percentile of the calls through Leadstone, and the median of plain calls to the database. It also compares
 * the median of Leadstone with that of the plain calls and with that of the first size.
 */
public final class StoreTable {

    /**
     * Seconds of warm-up. An operation that runs a few hundred times per second needs this time until it is fully
     * compiled.
     */
    private static final int WARM_UP = 40;

    /** Seconds of measurement. */
    private static final int MEASURED = 15;

    private final PrintStream out;

    private StoreTable(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the benchmark. The system properties {@code benchmark.stores} and {@code benchmark.sizes} select stores
     * and sizes, separated by commas. The defaults are all stores, and 10⁴, 10⁵ and 10⁶. {@code benchmark.mongodb} is
     * the connection string of a MongoDB server.
     */
    public static void main(String[] arguments) throws Exception {
        List<Store> stores = listed("benchmark.stores", "POSTGRESQL,MARIADB,H2,MONGODB", Store::valueOf);
        List<Long> sizes = listed("benchmark.sizes", "10000,100000,1000000", Long::valueOf);
        new StoreTable(System.out).print(stores, sizes);
    }

    private static <T> List<T> listed(String property, String defaults, Function<String, T> item) {
        String given = System.getProperty(property, "");
        return Arrays.stream((given.isBlank() ? defaults : given).split(","))
                .map(item)
                .toList();
    }

    private void print(List<Store> stores, List<Long> sizes) throws RunnerException, IOException {
        out.println("| store | leads | operation | median, ms | p95, ms | plain, ms | ratio | to the first size |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Store store : stores) {
            List<Long> possible =
                    sizes.stream().filter(size -> size <= store.largest()).toList();
            try (StoreServer server = store.start()) {
                List<StoreAddress> addresses = possible.stream()
                        .map(size -> server.filledWith(new Population(size)))
                        .toList();
                for (String operation : store.operations()) {
                    print(store, operation, possible, measured(operation, possible, addresses));
                }
            }
        }
    }

    private void print(Store store, String operation, List<Long> sizes, LatencySamples samples) {
        for (long size : sizes) {
            Percentiles leadstone = samples.of(LatencySamples.LEADSTONE, size);
            double plain = samples.of(LatencySamples.PLAIN, size).median();
            double first = samples.of(LatencySamples.LEADSTONE, sizes.get(0)).median();
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %s | %.3f | %.3f | %.3f | %.2f | %.2f |%n",
                    store.title(),
                    size,
                    operation,
                    millis(leadstone.median()),
                    millis(leadstone.p95()),
                    millis(plain),
                    leadstone.median() / plain,
                    leadstone.median() / first);
        }
    }

    private static double millis(double nanos) {
        return nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static LatencySamples measured(String operation, List<Long> sizes, List<StoreAddress> addresses)
            throws RunnerException, IOException {
        Path samples = Files.createTempFile("leadstone-samples", ".tsv");
        try {
            Options options = new OptionsBuilder()
                    .include("\\." + LeadBenchmark.class.getSimpleName() + "\\." + operation + "$")
                    .param("urls", joined(addresses.stream().map(StoreAddress::url)))
                    .param("user", addresses.get(0).user())
                    .param("password", addresses.get(0).password())
                    .param("sizes", joined(sizes.stream().map(String::valueOf)))
                    .param("samples", samples.toString())
                    .forks(1)
                    .warmupIterations(WARM_UP)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(MEASURED)
                    .measurementTime(TimeValue.seconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build();
            new Runner(options).run();
            return LatencySamples.read(samples);
        } finally {
            Files.delete(samples);
        }
    }

    private static String joined(Stream<String> items) {
        return items.collect(Collectors.joining(" "));
    }
}
