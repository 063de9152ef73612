package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Retries of one call: pauses with random backoff, for a limited time after the first failure. */
final class SqlRetry {

    /** Limit of the retries of one call after its first transient failure, in seconds: clients usually wait longer. */
    static final long LIMIT_SECONDS = 5;

    /** Upper bound of the first random pause between two attempts, in milliseconds. */
    private static final long FIRST_PAUSE_MILLIS = 20;

    /** Upper bound of every random pause between two attempts, in milliseconds: many attempts fit into the limit. */
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private long longestPause = FIRST_PAUSE_MILLIS;
    private long end;
    private boolean hasFailed;

    /** Returns true once the limit has passed since the first call. */
    boolean isOver() {
        long now = System.nanoTime();
        if (!hasFailed) {
            hasFailed = true;
            end = now + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        }
        return now - end >= 0;
    }

    /** Waits for a random time, longer on average with each call, so that two that met do not meet again. */
    void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(1 + ThreadLocalRandom.current().nextLong(longestPause));
            longestPause = Math.min(LONGEST_PAUSE_MILLIS, 2 * longestPause);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(stop);
        }
    }
}
