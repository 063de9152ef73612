package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;

/** The company has no such lead, or not in the state that was asked for; another company's lead looks the same. */
public final class LeadNotFoundException extends LeadException {

    public LeadNotFoundException(LeadId id) {
        super("LEAD_NOT_FOUND", "there is no lead " + id);
    }

    /** The same failure for a text that is not an id: such a text names no lead, like an id that was never issued. */
    public LeadNotFoundException(String text) {
        super("LEAD_NOT_FOUND", "there is no lead " + text);
    }
}
