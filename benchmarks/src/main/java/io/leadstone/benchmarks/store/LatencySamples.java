package io.leadstone.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.util.Statistics;

/**
 * Percentiles of the times of single calls, by lane and size. A file carries them from the benchmark process to the
 * process that prints.
 */
record LatencySamples(Map<String, Percentiles> percentiles) {

    static final String LEADSTONE = "leadstone";
    static final String PLAIN = "plain";

    private static final String TAB = "\t";

    static void write(String file, List<TimedCalls> lanes) throws IOException {
        Files.write(Path.of(file), lanes.stream().map(LatencySamples::line).toList());
    }

    private static String line(TimedCalls lane) {
        Statistics times = lane.times().getStatistics(1);
        return String.join(
                TAB, lane.name(), String.valueOf(times.getPercentile(50)), String.valueOf(times.getPercentile(95)));
    }

    static LatencySamples read(Path file) throws IOException {
        return new LatencySamples(Files.readAllLines(file).stream()
                .map(line -> line.split(TAB, -1))
                .collect(Collectors.toMap(
                        parts -> parts[0],
                        parts -> new Percentiles(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])))));
    }

    Percentiles of(String lane, long size) {
        return Objects.requireNonNull(percentiles.get(lane + " " + size));
    }

    /**
     * Percentiles in nanoseconds.
     *
     * @param p95 the 95th percentile
     */
    record Percentiles(double median, double p95) {}
}
