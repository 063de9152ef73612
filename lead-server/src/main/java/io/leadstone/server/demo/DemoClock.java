package io.leadstone.server.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Shows the instant of the demo that is being told. For one thread. */
public final class DemoClock extends Clock {

    private Instant now;

    public DemoClock(Instant start) {
        this.now = start;
    }

    void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same: nothing of the demo is told in another zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
