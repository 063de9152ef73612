package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;

/** The lead was erased. It accepts no further changes, conversations or grants of consent. */
public final class LeadErasedException extends LeadException {

    public LeadErasedException(LeadId id) {
        super("LEAD_ERASED", "the lead " + id + " was erased and accepts no more changes");
    }
}
