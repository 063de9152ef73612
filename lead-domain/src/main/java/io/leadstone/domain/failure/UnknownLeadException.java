package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;

/** A conversation names a lead that is not a live one of the company: missing, deleted or another company's, all the same. */
public final class UnknownLeadException extends LeadException {

    public UnknownLeadException(LeadId id) {
        super("UNKNOWN_LEAD", "there is no lead " + id + " to link the conversation to");
    }

    /** The same failure for a value that is not an id. */
    public UnknownLeadException(String text) {
        super("UNKNOWN_LEAD", "there is no lead " + text + " to link the conversation to");
    }
}
