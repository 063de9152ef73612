package io.leadstone.application.service;

import io.leadstone.domain.VersionConflictException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How often, and how hastily, a change is made anew where another writer was faster. */
final class Attempts {

    private static final int MOST = 10;

    private static final long LONGEST_PAUSE_MILLIS = 64;

    private Attempts() {}

    /** The change that {@code change} made and {@code write} wrote; each attempt makes it on what is there by then. */
    static <C> C untilWritten(Supplier<C> change, Consumer<C> write) {
        for (int attempt = 1; ; attempt++) {
            C made = change.get();
            try {
                write.accept(made);
                return made;
            } catch (VersionConflictException conflict) {
                if (attempt == MOST) {
                    throw conflict;
                }
                giveWay(attempt);
            }
        }
    }

    /** Longer each time, and never the same, so that writers in step fall out of it. */
    private static void giveWay(int attempt) {
        long longestMillis = Math.min(LONGEST_PAUSE_MILLIS, 1L << attempt);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(longestMillis)));
    }
}
