package io.leadstone.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * When something happens to a lead, who does it, and where its ids come from: all that a transition needs from outside.
 *
 * @param at the instant, in whole milliseconds, the finest that every store keeps
 * @param actor who acts, as the change log shall name it (a key id, a user id, {@code agent:<id>}), 1–200 characters
 */
public record ChangeContext(Instant at, String actor, LeadIds ids) {

    /** The most characters of an actor's name. */
    public static final int MAX_ACTOR = 200;

    public ChangeContext {
        if (!at.equals(at.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("an occasion's instant has whole milliseconds, not " + at);
        }
        if (actor.isBlank() || actor.length() > MAX_ACTOR) {
            throw new IllegalArgumentException("an occasion's actor has 1 to " + MAX_ACTOR + " characters");
        }
    }

    /** The same occasion, at {@code earliest} where a clock says that it was before. */
    public ChangeContext notBefore(Instant earliest) {
        return at.isBefore(earliest) ? new ChangeContext(earliest, actor, ids) : this;
    }

    public UUID nextId() {
        return ids.next(at);
    }

    @Override
    public String toString() {
        return "ChangeContext[at=" + at + "]";
    }
}
