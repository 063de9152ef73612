package io.leadstone.server.cli;

import java.time.Duration;

/**
 * Ends the process if stopping takes too long. A database that does not answer can block the closing of connections.
 */
final class StopWatchdog {

    /**
     * Maximum time for stopping. It is less than the eight seconds in which the process must end. Answered commits
     * are stored already, so nothing is lost.
     */
    static final Duration MAX_STOP_TIME = Duration.ofMillis(7_500);

    private static final int ENDED_BY_SIGTERM = 143;

    private StopWatchdog() {}

    /** Runs {@code stop} and halts the process if it takes too long. */
    static void run(Runnable stop) {
        Thread watchdog = new Thread(StopWatchdog::end, "leadstone-stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        stop.run();
    }

    private static void end() {
        try {
            Thread.sleep(MAX_STOP_TIME.toMillis());
            Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
