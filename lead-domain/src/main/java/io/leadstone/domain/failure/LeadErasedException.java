package io.leadstone.domain.failure;

import io.leadstone.domain.LeadId;

/** The lead was erased. It accepts no new data, grants of consent or conversations. */
public final class LeadErasedException extends LeadException {

    public LeadErasedException(LeadId id) {
        super("LEAD_ERASED", "the lead " + id + " was erased; it accepts no new data, grants or conversations");
    }
}
