package io.leadstone.application;

import io.leadstone.domain.LeadIds;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Generates UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, a counter of 12 bits within the millisecond
 * (section 6.2, method 1), and 62 random bits. The ids of one generator increase. If the clock steps back or the
 * counter overflows, the generator uses a later millisecond.
 */
public final class UuidV7LeadIds implements LeadIds {

    private static final int COUNTS = 1 << 12;
    /** The counter starts at a random number below this, so that it has room to count up. */
    private static final int START_COUNTS = COUNTS / 2;

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private long lastMillis = -1;
    private int count;

    @Override
    public UUID next(Instant at) {
        long low = VARIANT | (random.nextLong() & RANDOM_BITS);
        lock.lock();
        try {
            long millis = at.toEpochMilli();
            if (millis > lastMillis) {
                lastMillis = millis;
                count = random.nextInt(START_COUNTS);
            } else if (++count == COUNTS) {
                lastMillis++;
                count = 0;
            }
            return new UUID((lastMillis << 16) | VERSION | count, low);
        } finally {
            lock.unlock();
        }
    }
}
