package io.leadstone.adapter.mongo.schema;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Logs the progress of index builds: the start and the end of each build, and the elapsed time in between.
 *
 * @param every the interval of the messages about one build
 * @param log receives the messages
 */
record IndexProgress(Duration every, Consumer<String> log) {

    /** 10 seconds: a start that builds an index must not look as if it hung. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(IndexProgress.class.getName());

    IndexProgress() {
        this(INTERVAL, message -> LOG.log(System.Logger.Level.INFO, message));
    }

    /** Runs {@code build} and logs its progress. */
    void during(String index, long documents, Runnable build) {
        long start = System.nanoTime();
        log.accept("building index " + index + ", over " + documents + " documents");
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(IndexProgress::daemon);
        try {
            ScheduledFuture<?> unused = timer.scheduleAtFixedRate(
                    () -> log.accept("still building index " + index + ", for " + secondsSince(start) + " s"),
                    every.toMillis(),
                    every.toMillis(),
                    TimeUnit.MILLISECONDS);
            build.run();
        } finally {
            timer.shutdownNow();
        }
        log.accept("built index " + index + " in " + secondsSince(start) + " s");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "leadstone-index-progress");
        thread.setDaemon(true);
        return thread;
    }

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
