package io.leadstone.domain.lead;

import io.leadstone.domain.LeadId;
import java.util.List;

/**
 * The changes of other records that belong to a {@link LeadChange}. A store makes them in the write of the lead. It
 * ignores missing records.
 *
 * @param suppressions the entries of the suppression list to add. Entries that the list has already stay as they are
 * @param removedSuppressions the entries of the suppression list to remove, by their ids. They are removed before
 *     others are added
 * @param discardedSubmissions the ids of the submissions to remove. Those that are not held any more stay
 */
public record SideWrites(
        List<Suppression> suppressions, List<Suppression> removedSuppressions, List<LeadId> discardedSubmissions) {

    /** No side writes. Most changes have none. */
    public static final SideWrites NONE = new SideWrites(List.of(), List.of(), List.of());

    public SideWrites {
        suppressions = List.copyOf(suppressions);
        removedSuppressions = List.copyOf(removedSuppressions);
        discardedSubmissions = List.copyOf(discardedSubmissions);
    }

    /** Returns true if there is nothing to write. */
    public boolean isEmpty() {
        return suppressions.isEmpty() && removedSuppressions.isEmpty() && discardedSubmissions.isEmpty();
    }

    SideWrites suppressing(List<Suppression> entries) {
        return new SideWrites(entries, removedSuppressions, discardedSubmissions);
    }

    SideWrites removing(List<Suppression> entries) {
        return new SideWrites(suppressions, entries, discardedSubmissions);
    }

    SideWrites discarding(List<LeadId> submissions) {
        return new SideWrites(suppressions, removedSuppressions, submissions);
    }

    SideWrites and(SideWrites next) {
        if (next.isEmpty()) {
            return this;
        }
        return new SideWrites(
                LeadChange.joined(suppressions, next.suppressions),
                LeadChange.joined(removedSuppressions, next.removedSuppressions),
                LeadChange.joined(discardedSubmissions, next.discardedSubmissions));
    }
}
