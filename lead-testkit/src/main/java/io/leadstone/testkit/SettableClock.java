package io.leadstone.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A thread-safe clock for tests. It moves only when a test sets or advances it. */
public final class SettableClock extends Clock {

    /** The instant of a new clock. */
    public static final Instant START = Instant.parse("2025-09-01T12:00:00Z");

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    /** Creates a clock at {@link #START}. */
    public SettableClock() {
        this(START);
    }

    /** Creates a clock at {@code start}. */
    public SettableClock(Instant start) {
        this(new AtomicReference<>(start), ZoneOffset.UTC);
    }

    private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Adds {@code step}, which may be negative, and returns the new instant. */
    public Instant advance(Duration step) {
        return now.updateAndGet(instant -> instant.plus(step));
    }

    /** Sets the clock to {@code instant}. */
    public void set(Instant instant) {
        now.set(instant);
    }

    @Override
    public Instant instant() {
        return Objects.requireNonNull(now.get());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** Returns this clock in another zone. Both always have the same instant. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }
}
