package io.leadstone.server.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows the progress of an export or import on one line that is overwritten: rows and rows per second. For one thread.
 */
final class RowProgress implements Runnable {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Reading the clock costs more than counting a row. */
    private static final int ROWS_PER_CHECK = 100;

    private final String unit;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;
    private long shown;
    private long rows;

    RowProgress(String unit, PrintStream out, LongSupplier nanoTime) {
        this.unit = unit;
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.shown = start;
    }

    /** Counts one more row. */
    @Override
    public void run() {
        rows++;
        if (rows % ROWS_PER_CHECK == 0) {
            long now = nanoTime.getAsLong();
            if (now - shown >= INTERVAL_NANOS) {
                shown = now;
                out.print("\r" + line(now));
                out.flush();
            }
        }
    }

    /** Prints the final figures. */
    void end() {
        out.println("\r" + line(nanoTime.getAsLong()));
    }

    /** Prints the final figures after a failure, so that its message begins a line. Without a row it prints nothing. */
    void endEarly() {
        if (rows > 0) {
            end();
        }
    }

    private String line(long now) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(now - start));
        return String.format(Locale.ROOT, "%,d %s, %,d a second", rows, unit, rows * 1000 / millis);
    }
}
