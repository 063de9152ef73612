package io.leadstone.application.service.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.application.service.LazyPort;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps active API keys for a short time, so that most requests need no query for their key. It keeps neither unknown
 * ids nor secrets. A revocation in this process takes effect at once, one in another process after the time to live.
 */
final class ApiKeyCache {

    /** Maximum number of keys. A full cache is emptied. */
    static final int MAX_KEYS = 1_000;

    /** Number of revocations in this process, for all stores. Keys that were read before the last one are not used. */
    private static final AtomicLong REVOCATIONS = new AtomicLong();

    private final LazyPort<ApiKeyRepository> keys;
    private final Clock clock;
    private final Duration timeToLive;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    ApiKeyCache(LazyPort<ApiKeyRepository> keys, Clock clock, Duration timeToLive) {
        this.keys = keys;
        this.clock = clock;
        this.timeToLive = timeToLive;
    }

    /** Makes all caches of this process read their keys again. Call it after a key was revoked in the store. */
    static void onRevocation() {
        REVOCATIONS.incrementAndGet();
    }

    /** Returns the key of this id, active or revoked. */
    Optional<ApiKey> find(String id) {
        // The number is read before the key. So a key that is revoked in between is not used again.
        long revocations = REVOCATIONS.get();
        Instant now = clock.instant();
        Entry entry = entries.get(id);
        if (entry != null && entry.isValid(now, revocations, timeToLive)) {
            return Optional.of(entry.key());
        }
        Optional<ApiKey> found = keys.get().find(id);
        found.filter(ApiKey::isActive).ifPresentOrElse(key -> keep(new Entry(key, now, revocations)), () -> {
            entries.remove(id);
        });
        return found;
    }

    private void keep(Entry entry) {
        if (timeToLive.isZero()) {
            return;
        }
        if (entries.size() >= MAX_KEYS) {
            entries.clear();
        }
        entries.put(entry.key().id(), entry);
    }

    /**
     * A kept key.
     *
     * @param readAt the instant before it was read
     * @param revocations the number of revocations before it was read
     */
    private record Entry(ApiKey key, Instant readAt, long revocations) {

        boolean isValid(Instant now, long currentRevocations, Duration timeToLive) {
            return revocations == currentRevocations && !now.isBefore(readAt) && now.isBefore(readAt.plus(timeToLive));
        }
    }
}
