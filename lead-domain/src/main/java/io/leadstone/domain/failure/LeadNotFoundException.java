package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;

/** The company has no such lead, or not in the state that was asked for; another company's lead looks the same. */
public final class LeadNotFoundException extends LeadException {

    public LeadNotFoundException(LeadId id) {
        super("LEAD_NOT_FOUND", "there is no lead " + id);
    }
}
