package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Creates change contexts from the clock and the id generator. Instants are truncated to milliseconds here. */
public record ChangeContexts(Clock clock, LeadIds ids) {

    public ChangeContext by(Caller caller) {
        return by(caller.principal());
    }

    public ChangeContext by(String actor) {
        return new ChangeContext(now(), actor, ids);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
