package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;

/**
 * The company has no such lead in the required state, such as live or deleted. The failure is the same for a lead of
 * another company.
 */
public final class LeadNotFoundException extends LeadException {

    public LeadNotFoundException(LeadId id) {
        super("LEAD_NOT_FOUND", "there is no lead " + id);
    }

    /** Creates the failure for a text that is not a valid id and therefore cannot name a lead. */
    public LeadNotFoundException(String text) {
        super("LEAD_NOT_FOUND", "there is no lead " + text);
    }
}
