package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Creates change contexts from the clock and the id generator. Instants are truncated to milliseconds here.
 *
 * @param attempts the idempotent write of the present thread, whose new record has an id already
 */
public record ChangeContexts(Clock clock, LeadIds ids, AttemptScope attempts) {

    public ChangeContexts(Clock clock, LeadIds ids) {
        this(clock, ids, new AttemptScope());
    }

    public ChangeContext by(Caller caller) {
        return by(caller.principal());
    }

    public ChangeContext by(String actor) {
        return new ChangeContext(now(), actor, ids);
    }

    /**
     * Returns the id of a new record. In an idempotent write the first record gets the id that was drawn when the key
     * was reserved, so that all attempts create the same record.
     */
    public UUID recordId(Instant at) {
        Optional<UUID> drawn = attempts.pending().map(WriteAttempt::recordId);
        if (drawn.isPresent()) {
            attempts.written();
        }
        return drawn.orElseGet(() -> ids.next(at));
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
