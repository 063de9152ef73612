package io.leadstone.application.port.out.submission;

import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import java.util.Set;

/**
 * A rule of the host: which fields a registration for a known email changes in the lead at once. The default is none,
 * because anyone can type the email of another person. Members then take values over by themselves.
 */
@FunctionalInterface
public interface SubmissionPolicy {

    /**
     * Returns the fields to take over, in the write of the registration. Fields that the submission does not have are
     * ignored. A withdrawn consent stays withdrawn. It may be called more than once, and must have no other effect.
     *
     * @param lead the live lead that has the email
     */
    Set<SubmissionField> takesOver(LeadSnapshot lead, Submission submission);
}
