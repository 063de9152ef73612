package io.leadstone.domain.lead;

import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The result of one operation on a lead: the state before and after it, and all that a store must write in one
 * transaction.
 *
 * @param before the state before the change; empty for a new lead
 * @param after the state after the change. Its version is one more than before, 1 for a new lead, or the same after
 *     {@link Lead#record(ConversationEvent)} and {@link Lead#submit}
 * @param consents the ledger entries to append
 * @param events the events to append; their numbers continue those of {@code before}
 * @param states the state after each event, in the order of the events. The last one is {@code after}; all have its
 *     version
 * @param sideWrites the changes of other records
 */
public record LeadChange(
        Optional<LeadSnapshot> before,
        LeadSnapshot after,
        List<ConsentEntry> consents,
        List<LeadEvent> events,
        List<LeadSnapshot> states,
        SideWrites sideWrites) {

    /**
     * @throws IllegalArgumentException if the numbers of {@code states} and {@code events} differ, or if an erasure has
     *     more than one event
     */
    public LeadChange {
        consents = List.copyOf(consents);
        events = List.copyOf(events);
        states = List.copyOf(states);
        if (events.size() != states.size()) {
            throw new IllegalArgumentException(
                    "a change must have one state per event, but has " + states.size() + " for " + events.size());
        }
        if (erases(before, after) && events.size() > 1) {
            throw new IllegalArgumentException("an erasure must be the only event of a change");
        }
    }

    /** Creates a change that writes nothing outside the lead. */
    public LeadChange(
            Optional<LeadSnapshot> before,
            LeadSnapshot after,
            List<ConsentEntry> consents,
            List<LeadEvent> events,
            List<LeadSnapshot> states) {
        this(before, after, consents, events, states, SideWrites.NONE);
    }

    /** Returns the entries of the suppression list to add; see {@link SideWrites}. */
    public List<Suppression> suppressions() {
        return sideWrites.suppressions();
    }

    /**
     * Returns this change with these entries of the suppression list to add, instead of its own. An empty change stays
     * as it is, because nothing is written.
     */
    public LeadChange suppressing(List<Suppression> entries) {
        return with(sideWrites.suppressing(entries));
    }

    /**
     * Returns this change with these entries of the suppression list to remove, instead of its own. An empty change
     * stays as it is.
     */
    public LeadChange removing(List<Suppression> entries) {
        return with(sideWrites.removing(entries));
    }

    /**
     * Returns this change with these held submissions to remove, instead of its own. An empty change stays as it is.
     */
    public LeadChange discarding(List<LeadId> submissions) {
        return with(sideWrites.discarding(submissions));
    }

    private LeadChange with(SideWrites writes) {
        return isEmpty() ? this : new LeadChange(before, after, consents, events, states, writes);
    }

    /** Returns true if nothing changed, so that nothing needs to be written. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * Returns the version that the stored lead must have for the write to succeed (optimistic lock).
     *
     * @throws IllegalStateException for a new lead
     */
    public long expectedVersion() {
        return before.orElseThrow(() -> new IllegalStateException("a new lead has no expected version"))
                .version();
    }

    /**
     * Returns true if the change erases the lead. A store must then also remove personal data outside the lead's
     * state.
     */
    public boolean erases() {
        return erases(before, after);
    }

    /**
     * Returns the event {@code lead.deleted} of this change, if it deletes the lead. A store must then also cancel the
     * pending deliveries of earlier events of the lead, except for {@code lead.erased}.
     */
    public Optional<LeadEvent> deletion() {
        return events.stream()
                .filter(event -> event.type() == EventType.LEAD_DELETED)
                .findFirst();
    }

    /**
     * Returns true if the lead gets an email key that it did not own before. A store must then check that no other
     * live lead owns the key.
     */
    public boolean claimsEmail() {
        Optional<String> key = after.liveEmailKey();
        return key.isPresent() && !key.equals(before.flatMap(LeadSnapshot::liveEmailKey));
    }

    /**
     * Returns true if the lead owned its email key before, by the same rule. A store then leaves the stored key and
     * rule as they are, because a renewal may have replaced them since the lead was read.
     */
    public boolean keepsEmailKey() {
        Optional<String> key = after.liveEmailKey();
        return key.isPresent()
                && key.equals(before.flatMap(LeadSnapshot::liveEmailKey))
                && after.liveEmailRule().equals(before.flatMap(LeadSnapshot::liveEmailRule));
    }

    /**
     * Applies a further operation to the changed lead. Returns both changes as one, with one write and one new
     * version.
     */
    public LeadChange then(Function<Lead, LeadChange> operation) {
        LeadChange next = operation.apply(Lead.restore(after));
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
                                .toList()),
                sideWrites.and(next.sideWrites));
    }

    static <T> List<T> joined(List<T> first, List<T> next) {
        return Stream.concat(first.stream(), next.stream()).toList();
    }

    private static boolean erases(Optional<LeadSnapshot> before, LeadSnapshot after) {
        return after.isErased() && before.isPresent() && !before.get().isErased();
    }
}
