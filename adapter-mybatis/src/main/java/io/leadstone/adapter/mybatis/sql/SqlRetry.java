package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The retries of one call: random backoff, for a limited time after the first failure. */
final class SqlRetry {

    /**
     * Time limit of the retries of one call after its first transient failure, in seconds. Clients usually wait longer.
     */
    static final long LIMIT_SECONDS = 5;

    /** Upper bound of the first random pause between two attempts, in milliseconds. */
    private static final long FIRST_PAUSE_MILLIS = 20;

    /** Upper bound of each random pause between two attempts, in milliseconds. The time limit allows many attempts. */
    private static final long MAX_PAUSE_MILLIS = 500;

    private long maxPause = FIRST_PAUSE_MILLIS;
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

    /** Waits for a random time, so that two transactions rarely conflict again. The average grows with each call. */
    void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(1 + ThreadLocalRandom.current().nextLong(maxPause));
            maxPause = Math.min(MAX_PAUSE_MILLIS, 2 * maxPause);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(interruption);
        }
    }
}
