package io.leadstone.application.port.out.submission;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.submission.WidgetSession;

/**
 * Writes the widget sessions of submissions. {@link SubmissionRepository#find} reads them.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached.
 */
public interface WidgetSessionRepository {

    /**
     * Replaces the refresh token of a session. Exactly one of several concurrent calls with the same expected hash
     * succeeds.
     *
     * @param submission the session lead id
     * @param expectedHash the hash of the present refresh token
     * @param next the session with the next hash and its expiry
     * @return false if there is no such submission, or if its session has another hash
     */
    boolean renew(CompanyId companyId, LeadId submission, String expectedHash, WidgetSession next);

    /** Ends the session of the submission, as {@link WidgetSession#ended} does. It can be repeated. */
    void end(CompanyId companyId, LeadId submission);
}
