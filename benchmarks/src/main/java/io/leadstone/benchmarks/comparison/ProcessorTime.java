package io.leadstone.benchmarks.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes on Linux, from the files {@code /proc/<pid>/stat}; see proc(5). */
final class ProcessorTime {

    private static final Path PROC = Path.of("/proc");

    /** The kernel counts in units of 10 ms on each platform of Linux that runs Java. */
    private static final double MILLIS_PER_TICK = 10;

    // Positions after the name of the program.
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_CHILDREN = 13;
    private static final int SYSTEM_OF_CHILDREN = 14;

    private ProcessorTime() {}

    /** Returns the time of the process, without its children, in milliseconds. */
    static double of(long pid) {
        List<String> stat = stat(PROC.resolve(String.valueOf(pid)));
        return (ticks(stat, USER) + ticks(stat, SYSTEM)) * MILLIS_PER_TICK;
    }

    /** Returns the time of the process and of its children, running and ended, in milliseconds. */
    static double withChildren(long pid) {
        List<String> parent = stat(PROC.resolve(String.valueOf(pid)));
        double ticks = ticks(parent, USER)
                + ticks(parent, SYSTEM)
                + ticks(parent, USER_OF_CHILDREN)
                + ticks(parent, SYSTEM_OF_CHILDREN);
        try (Stream<Path> processes = Files.list(PROC)) {
            ticks += processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .map(ProcessorTime::stat)
                    .filter(stat -> !stat.isEmpty() && Long.parseLong(stat.get(PARENT)) == pid)
                    .mapToDouble(stat -> ticks(stat, USER) + ticks(stat, SYSTEM))
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return ticks * MILLIS_PER_TICK;
    }

    /** Returns the parent of a running process. */
    static long parent(long pid) {
        return Long.parseLong(stat(PROC.resolve(String.valueOf(pid))).get(PARENT));
    }

    private static double ticks(List<String> stat, int position) {
        return Double.parseDouble(stat.get(position));
    }

    /** Returns the fields after the name, which may contain blanks; empty if the process has ended. */
    private static List<String> stat(Path process) {
        try {
            String line = Files.readString(process.resolve("stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1));
        } catch (IOException ended) {
            // The process ended while its file was read.
            return List.of();
        }
    }
}
