package io.leadstone.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Context of one change: its instant, its actor and the generator of its ids.
 *
 * @param at the instant, in whole milliseconds, because not every store keeps a finer precision
 * @param actor the user, API key or agent that the event log names, such as {@code agent:<id>}, 1 to
 *     {@value #MAX_ACTOR} characters
 * @param ids generates the ids of ledger entries and events
 */
public record ChangeContext(Instant at, String actor, LeadIds ids) {

    /** Maximum length of an actor, in code points. */
    public static final int MAX_ACTOR = 200;

    public ChangeContext {
        if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("the instant of a change must have whole milliseconds, but is " + at);
        }
        if (actor.isBlank() || PlainText.length(actor) > MAX_ACTOR) {
            throw new IllegalArgumentException("the actor of a change must have 1 to " + MAX_ACTOR + " characters");
        }
    }

    /** Returns this context, but with {@code earliest} as the instant if the present one is before it. */
    public ChangeContext notBefore(Instant earliest) {
        return at.isBefore(earliest) ? new ChangeContext(earliest, actor, ids) : this;
    }

    /** Returns this context, but with {@code first} as the next id. */
    public ChangeContext withNextId(UUID first) {
        AtomicBoolean used = new AtomicBoolean();
        return new ChangeContext(at, actor, instant -> used.getAndSet(true) ? ids.next(instant) : first);
    }

    /** Returns a new id for the instant of this change. */
    public UUID nextId() {
        return ids.next(at);
    }

    @Override
    public String toString() {
        return "ChangeContext[at=" + at + "]";
    }
}
