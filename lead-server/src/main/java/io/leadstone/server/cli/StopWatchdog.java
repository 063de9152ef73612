package io.leadstone.server.cli;

import java.time.Duration;

/** Ends the process if stopping takes too long. A database that does not answer can block the closing of connections. */
final class StopWatchdog {

    /** Below the eight seconds in which the process must end. A commit that was answered is stored, so that nothing is lost. */
    static final Duration LONGEST_STOP = Duration.ofMillis(7_500);

    private static final int ENDED_BY_SIGTERM = 143;

    private StopWatchdog() {}

    /** Stops with a limit of time. */
    static void run(Runnable stop) {
        Thread watchdog = new Thread(StopWatchdog::end, "leadstone-stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        stop.run();
    }

    private static void end() {
        try {
            Thread.sleep(LONGEST_STOP.toMillis());
            Runtime.getRuntime().halt(ENDED_BY_SIGTERM);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
