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
 * What single calls took, from the program that measures to the one that prints: by the way and the size.
 */
record Samples(Map<String, Percentiles> percentiles) {

    static final String LEADSTONE = "leadstone";
    static final String PLAIN = "plain";

    private static final String TAB = "\t";

    static void write(String file, List<TimedCalls> lanes) throws IOException {
        Files.write(Path.of(file), lanes.stream().map(Samples::line).toList());
    }

    private static String line(TimedCalls lane) {
        Statistics times = lane.times().getStatistics(1);
        return String.join(
                TAB, lane.name(), String.valueOf(times.getPercentile(50)), String.valueOf(times.getPercentile(95)));
    }

    static Samples read(Path file) throws IOException {
        return new Samples(Files.readAllLines(file).stream()
                .map(line -> line.split(TAB, -1))
                .collect(Collectors.toMap(
                        parts -> parts[0],
                        parts -> new Percentiles(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])))));
    }

    Percentiles of(String way, long size) {
        return Objects.requireNonNull(percentiles.get(way + " " + size));
    }

    /**
     * In nanoseconds.
     *
     * @param slow what one call in twenty takes longer than
     */
    record Percentiles(double median, double slow) {}
}
