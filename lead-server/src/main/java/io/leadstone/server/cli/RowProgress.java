package io.leadstone.server.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells how far an export is: rows so far and rows a second, on one line that is written over. For one thread. */
final class RowProgress implements Runnable {

    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Asking what time it is costs more than counting. */
    private static final int LOOK_EVERY = 100;

    private final String rowsAre;
    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final long start;
    private long shown;
    private long rows;

    RowProgress(String rowsAre, PrintStream out, LongSupplier nanoTime) {
        this.rowsAre = rowsAre;
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.shown = start;
    }

    /** One more row. */
    @Override
    public void run() {
        rows++;
        if (rows % LOOK_EVERY == 0) {
            long now = nanoTime.getAsLong();
            if (now - shown >= BETWEEN_NANOS) {
                shown = now;
                out.print("\r" + line(now));
                out.flush();
            }
        }
    }

    /** There are no more. */
    void end() {
        out.println("\r" + line(nanoTime.getAsLong()));
    }

    private String line(long now) {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(now - start));
        return String.format(Locale.ROOT, "%,d %s, %,d a second", rows, rowsAre, rows * 1000 / millis);
    }
}
