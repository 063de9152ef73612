package io.leadstone.testkit;

import io.leadstone.domain.LeadIds;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Issues ids that count from 1, such as {@code 00000000-0000-7000-8000-000000000001}. They have the form of UUIDv7 and
 * grow with each call. The instant has no effect.
 */
public final class SequentialLeadIds implements LeadIds {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID next(Instant at) {
        return new UUID(VERSION, VARIANT | last.incrementAndGet());
    }
}
