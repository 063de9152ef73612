package io.leadstone.application.port.out.submission;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadDetails;
import java.time.Instant;
import java.util.Set;

/**
 * Consents that wait for a confirmation.
 *
 * @param submissionId the session lead id
 * @param details what was sent, with the address and the agent
 * @param purposes the purposes that the token confirms
 * @param token the token for {@code POST /lead/confirm}, up to 512 characters of URL-safe Base64
 * @param expiresAt the instant from which the token is not accepted any more
 */
public record ConfirmationRequest(
        CompanyId companyId,
        LeadId submissionId,
        LeadDetails details,
        Set<ConsentPurpose> purposes,
        String token,
        Instant expiresAt) {

    public ConfirmationRequest {
        purposes = Set.copyOf(purposes);
    }

    /** Hides the token and the personal values from logs. */
    @Override
    public String toString() {
        return "ConfirmationRequest[submissionId=" + submissionId + "]";
    }
}
