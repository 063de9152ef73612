package io.leadstone.server.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that shows the time of the demo event that runs at present. For one thread. */
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

    /** Returns this clock, because the demo uses UTC only. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
