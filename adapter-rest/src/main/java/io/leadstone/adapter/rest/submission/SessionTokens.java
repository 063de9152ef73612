package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.auth.IssuedTokens;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.access.LeadSession;
import io.leadstone.domain.submission.Submission;

/** Issues the tokens of the widget session of a submission. */
public final class SessionTokens {

    private SessionTokens() {}

    /** Returns a new access token with the session lead id, together with the refresh token. */
    public static IssuedTokens issue(LeadTokens tokens, Submission submission, String refreshToken) {
        LeadSession session = new LeadSession(
                submission.id(),
                submission.session().id(),
                submission.details().agent().orElseThrow());
        return tokens.issue(submission.companyId(), session, refreshToken);
    }
}
