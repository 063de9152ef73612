package io.leadstone.application.query;

import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/**
 * A filter by the owner of a lead.
 *
 * @param owner the owner of the leads; empty for leads without an owner
 */
public record OwnerFilter(Optional<OwnerId> owner) {

    /** Leads without an owner. */
    public static final OwnerFilter UNASSIGNED = new OwnerFilter(Optional.empty());

    /** Returns a filter for the leads of one owner. */
    public static OwnerFilter of(OwnerId owner) {
        return new OwnerFilter(Optional.of(owner));
    }

    /** Returns true if the lead has this owner, or no owner if the filter is {@link #UNASSIGNED}. */
    public boolean matches(LeadSnapshot lead) {
        return owner.equals(lead.details().owner());
    }
}
