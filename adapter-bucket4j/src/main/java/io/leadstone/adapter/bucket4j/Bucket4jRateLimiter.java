package io.leadstone.adapter.bucket4j;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;
import io.leadstone.application.port.out.access.RateLimiter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Counts requests in the memory of this process, with the buckets of Bucket4j. Each limit keeps {@value #KEYS} keys,
 * which need about 12 MB at most. If more keys are in use, a new key replaces one that has used little of its quota.
 * The key of a client that has used up its quota is replaced last, so that it cannot reset its own limit with requests
 * under other keys.
 */
public final class Bucket4jRateLimiter implements RateLimiter {

    /** The number of keys that are kept for each limit. */
    public static final int KEYS = 16_384;

    private final Map<RateLimit, BucketTable> tables = new ConcurrentHashMap<>();
    private final int keys;
    private final LongSupplier nanoTime;

    private Bucket4jRateLimiter(int keys, LongSupplier nanoTime) {
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    /** Returns a limiter that measures time with {@link System#nanoTime()}. */
    public static Bucket4jRateLimiter inMemory() {
        return of(KEYS, System::nanoTime);
    }

    /**
     * Returns a limiter with another size or clock.
     *
     * @param keys the number of keys that are kept for each limit, at least 1; it is rounded up to a multiple of 8
     * @param nanoTime a monotonic clock in nanoseconds
     * @throws IllegalArgumentException if {@code keys} is less than 1
     */
    public static Bucket4jRateLimiter of(int keys, LongSupplier nanoTime) {
        if (keys < 1) {
            throw new IllegalArgumentException("a rate limiter must keep at least 1 key, not " + keys);
        }
        return new Bucket4jRateLimiter(keys, nanoTime);
    }

    @Override
    public RateState count(RateLimit limit, String key) {
        return table(limit).count(key);
    }

    @Override
    public RateState look(RateLimit limit, String key) {
        return table(limit).look(key);
    }

    private BucketTable table(RateLimit limit) {
        BucketTable known = tables.get(limit);
        return known != null
                ? known
                : tables.computeIfAbsent(limit, missing -> new BucketTable(missing, keys, nanoTime));
    }
}
