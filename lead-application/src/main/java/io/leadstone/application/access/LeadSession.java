package io.leadstone.application.access;

import io.leadstone.domain.LeadId;

/**
 * The widget session that a lead's token authenticates.
 *
 * @param sessionId the id of the session; a lead can have several
 * @param createdLead true if this session created the lead; only then it may read the lead, because anyone can type the
 *     email of another person
 */
public record LeadSession(LeadId leadId, String sessionId, boolean createdLead) {

    @Override
    public String toString() {
        return "LeadSession[leadId=" + leadId + "]";
    }
}
