package io.leadstone.adapter.bucket4j;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one limit with their buckets, in a table of fixed size. A key belongs to one row of {@value #WAYS}
 * places. The row is chosen by a hash with a random seed, so that nobody can fill the row of another key on purpose.
 */
final class BucketTable {

    private static final int WAYS = 8;

    /** A large odd number, which spreads the bits of each character over the hash. */
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    /** The entry that loses the least if it is removed: the most requests remain, or its wait ends first. */
    private static final Comparator<KeyBuckets> LEAST_LOSS =
            Comparator.comparingLong(KeyBuckets::remaining).reversed().thenComparing(KeyBuckets::waitForQuota);

    private final RateLimit limit;
    private final LongSupplier nanoTime;
    private final Row[] rows;
    private final long seed = new SecureRandom().nextLong();

    BucketTable(RateLimit limit, int keys, LongSupplier nanoTime) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.rows = new Row[(keys + WAYS - 1) / WAYS];
        Arrays.setAll(rows, index -> new Row());
    }

    RateState count(String key) {
        return row(key).count(key);
    }

    RateState look(String key) {
        return row(key).look(key);
    }

    private Row row(String key) {
        long hash = seed;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> Integer.SIZE;
        }
        return rows[(int) Long.remainderUnsigned(hash, rows.length)];
    }

    /** The places of the keys with the same hash. One thread at a time uses it. */
    private final class Row {

        private final @Nullable KeyBuckets[] places = new KeyBuckets[WAYS];

        synchronized RateState count(String key) {
            return find(key).count();
        }

        synchronized RateState look(String key) {
            for (KeyBuckets place : places) {
                if (place != null && place.key().equals(key)) {
                    return place.look();
                }
            }
            return KeyBuckets.of(key, limit, nanoTime).look();
        }

        private KeyBuckets find(String key) {
            int free = 0;
            for (int i = 0; i < WAYS; i++) {
                KeyBuckets place = places[i];
                if (place != null && place.key().equals(key)) {
                    return place;
                }
                if (isBetter(place, places[free])) {
                    free = i;
                }
            }
            KeyBuckets added = KeyBuckets.of(key, limit, nanoTime);
            places[free] = added;
            return added;
        }

        /** Returns true if {@code place} should be taken before {@code other}. A free place is best. */
        private static boolean isBetter(@Nullable KeyBuckets place, @Nullable KeyBuckets other) {
            return other != null && (place == null || LEAST_LOSS.compare(place, other) < 0);
        }
    }
}
