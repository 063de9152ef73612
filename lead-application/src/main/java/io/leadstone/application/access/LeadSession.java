package io.leadstone.application.access;

import io.leadstone.domain.LeadId;

/**
 * The widget session that a lead's token speaks for.
 *
 * @param leadId the lead
 * @param sessionId which of its sessions
 * @param createdLead whether this very session created the lead; only then may it read it, since anyone can type anyone's email
 */
public record LeadSession(LeadId leadId, String sessionId, boolean createdLead) {

    @Override
    public String toString() {
        return "LeadSession[leadId=" + leadId + "]";
    }
}
