package io.leadstone.adapter.bucket4j;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;
import io.leadstone.application.access.RateWindow;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** The buckets of one key, one for each window of its limit. Not thread-safe. */
final class KeyBuckets {

    private final String key;
    private final List<RateWindow> windows;
    private final TimeMeter time;
    private final Bucket[] buckets;

    private KeyBuckets(String key, List<RateWindow> windows, TimeMeter time) {
        this.key = key;
        this.windows = windows;
        this.time = time;
        this.buckets = windows.stream().map(window -> bucket(window, time)).toArray(Bucket[]::new);
    }

    static KeyBuckets of(String key, RateLimit limit, LongSupplier nanoTime) {
        return new KeyBuckets(key, limit.windows(), new NanoMeter(nanoTime));
    }

    String key() {
        return key;
    }

    RateState count() {
        boolean allowed = remaining() > 0;
        for (int i = 0; allowed && i < buckets.length; i++) {
            RateWindow window = windows.get(i);
            if (buckets[i].getAvailableTokens() == window.quota()) {
                // A full bucket has no past. A new one begins its time now.
                buckets[i] = bucket(window, time);
            }
            buckets[i].tryConsume(1);
        }
        return state(allowed);
    }

    RateState look() {
        return state(remaining() > 0);
    }

    /** Returns the number of requests that fit into all windows. */
    long remaining() {
        return remaining(scarcest());
    }

    /** Returns the time until all windows have their whole quotas again. */
    Duration waitForQuota() {
        return waitFor(scarcest());
    }

    private RateState state(boolean allowed) {
        int scarcest = scarcest();
        return new RateState(allowed, windows.get(scarcest), remaining(scarcest), waitFor(scarcest));
    }

    /** Returns the index of the window with the fewest remaining requests; among equal ones, with the longest wait. */
    private int scarcest() {
        return IntStream.range(0, buckets.length)
                .boxed()
                .min((one, other) -> {
                    int fewer = Long.compare(remaining(one), remaining(other));
                    return fewer != 0 ? fewer : waitFor(other).compareTo(waitFor(one));
                })
                .orElseThrow();
    }

    private long remaining(int index) {
        return buckets[index].getAvailableTokens();
    }

    private Duration waitFor(int index) {
        RateWindow window = windows.get(index);
        long nanos = buckets[index].estimateAbilityToConsume(window.quota()).getNanosToWaitForRefill();
        return nanos == 0 ? window.time() : Duration.ofNanos(nanos);
    }

    /** Returns a full bucket, which gets its whole quota again at the end of the window. The caller synchronizes. */
    private static Bucket bucket(RateWindow window, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .addLimit(limit -> limit.capacity(window.quota()).refillIntervally(window.quota(), window.time()))
                .build();
    }

    private record NanoMeter(LongSupplier nanoTime) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
