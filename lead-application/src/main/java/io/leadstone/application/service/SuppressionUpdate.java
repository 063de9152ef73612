package io.leadstone.application.service;

import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.domain.lead.Suppression;
import java.util.List;

/**
 * The change of a suppression list when a lead ends.
 *
 * @param added the new entries
 * @param replaced the entries of earlier withdrawals, which are removed before
 */
public record SuppressionUpdate(List<Suppression> added, List<Suppression> replaced) {

    public SuppressionUpdate {
        added = List.copyOf(added);
        replaced = List.copyOf(replaced);
    }

    /** Returns the change with this update of the list. */
    public LeadChange addedTo(LeadChange change) {
        return change.suppressing(added).removing(replaced);
    }

    /** Returns the purge with this update of the list. */
    public PurgedLead addedTo(PurgedLead purged) {
        return purged.suppressing(added).removing(replaced);
    }
}
