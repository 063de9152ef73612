package io.leadstone.domain.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The result of one use case on one lead: the state before, the state after, and all that a store must write with it, together
 * or not at all.
 *
 * @param before the state that the change was made on; empty for a new lead
 * @param after the state that it leaves. Its version is one more than before, or 1 for a new lead, or the same after {@link Lead#record(ConversationEvent)}
 * @param consents the ledger entries to append
 * @param events the events to append, numbered on from {@code before}
 * @param states the state that each event left, in the order of the events; the last one is {@code after}. All of them have its version
 */
public record LeadChange(
        Optional<LeadSnapshot> before,
        LeadSnapshot after,
        List<ConsentEntry> consents,
        List<LeadEvent> events,
        List<LeadSnapshot> states) {

    /** @throws IllegalArgumentException if there is not one state for each event, or if an erasure has other events beside it */
    public LeadChange {
        consents = List.copyOf(consents);
        events = List.copyOf(events);
        states = List.copyOf(states);
        if (events.size() != states.size()) {
            throw new IllegalArgumentException(
                    "a change has one state for each event, not " + states.size() + " for " + events.size());
        }
        if (erases(before, after) && events.size() > 1) {
            throw new IllegalArgumentException("an erasure is a change of its own");
        }
    }

    /** Whether nothing changed, so that there is nothing to write. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * The version that the store must find, and may overwrite only then.
     *
     * @throws IllegalStateException for a new lead, which expects nothing
     */
    public long expectedVersion() {
        return before.orElseThrow(() -> new IllegalStateException("a new lead expects no version"))
                .version();
    }

    /** Returns true if the change erases the lead, so that a store must remove what it keeps of the lead besides its state. */
    public boolean erases() {
        return erases(before, after);
    }

    /** Returns true if the change gives the lead an email key that it did not hold before, and that another live lead may hold. */
    public boolean claimsEmail() {
        Optional<String> key = after.liveEmailKey();
        return key.isPresent() && !key.equals(before.flatMap(LeadSnapshot::liveEmailKey));
    }

    /** This change and, made on the lead that it leaves, one more: still one write, one version on. */
    public LeadChange then(Function<Lead, LeadChange> verb) {
        LeadChange next = verb.apply(Lead.restore(after));
        if (next.isEmpty()) {
            return this;
        }
        long version = before.map(LeadSnapshot::version).orElse(0L) + 1;
        return new LeadChange(
                before,
                Lead.versioned(next.after, version),
                joined(consents, next.consents),
                joined(events, next.events),
                joined(
                        states,
                        next.states.stream()
                                .map(state -> Lead.versioned(state, version))
                                .toList()));
    }

    private static <T> List<T> joined(List<T> first, List<T> next) {
        List<T> all = new ArrayList<>(first);
        all.addAll(next);
        return all;
    }

    private static boolean erases(Optional<LeadSnapshot> before, LeadSnapshot after) {
        return after.isErased() && before.isPresent() && !before.get().isErased();
    }
}
