package io.leadstone.application.port.out.submission;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.submission.FormSignals;
import io.leadstone.domain.submission.SubmissionEvidence;

/**
 * A registration, as a {@link RegistrationGuard} sees it.
 *
 * @param details what was sent, with the agent
 * @param evidence where the registration came from
 * @param signals how the form was filled in
 */
public record RegistrationAttempt(
        CompanyId companyId, LeadDetails details, SubmissionEvidence evidence, FormSignals signals) {

    @Override
    public String toString() {
        return "RegistrationAttempt[companyId=" + companyId + "]";
    }
}
