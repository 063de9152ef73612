package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;

/**
 * A new conversation names a lead that is not a live lead of the company. The failure is the same for a missing lead,
 * a deleted lead and a lead of another company.
 */
public final class UnknownLeadException extends LeadException {

    public UnknownLeadException(LeadId id) {
        super("UNKNOWN_LEAD", "there is no lead " + id + " to link the conversation to");
    }

    /** Creates the failure for a text that is not a valid id. */
    public UnknownLeadException(String text) {
        super("UNKNOWN_LEAD", "there is no lead " + text + " to link the conversation to");
    }
}
