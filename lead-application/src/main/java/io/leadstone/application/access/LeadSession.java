package io.leadstone.application.access;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;

/**
 * The widget session that a lead token authenticates. Anyone can type the email of another person. Therefore the
 * session sees only what it sent and opened itself.
 *
 * @param leadId the session lead id: the id of the submission that started the session
 * @param sessionId the id of the session; all tokens of one registration have it
 * @param agentId the agent of the registration
 */
public record LeadSession(LeadId leadId, String sessionId, AgentId agentId) {

    @Override
    public String toString() {
        return "LeadSession[leadId=" + leadId + "]";
    }
}
