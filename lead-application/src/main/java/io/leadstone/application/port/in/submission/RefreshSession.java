package io.leadstone.application.port.in.submission;

import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.submission.Submission;
import java.util.Optional;

/** Exchanges the refresh token of a widget session. It needs no caller, because the token authenticates. */
@FunctionalInterface
public interface RefreshSession {

    /**
     * Exchanges the refresh token for a new one. Each token works once. A second use of a token ends its session,
     * because somebody else may have it.
     *
     * @param origin the web origin of the page, as the request sent it; empty if it sent none
     * @return empty if the token is malformed, used, expired or of an ended session, or if the lead is deleted or
     *     erased
     * @throws AccessDeniedException with the code {@code ORIGIN_NOT_ALLOWED} if the agent of the session does not allow
     *     the origin; the token stays valid then
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    Optional<Refreshed> refresh(String refreshToken, Optional<String> origin);

    /**
     * The session with its new token.
     *
     * @param submission the submission of the session
     * @param refreshToken the only valid refresh token of the session
     */
    record Refreshed(Submission submission, String refreshToken) {

        @Override
        public String toString() {
            return "Refreshed[submission=" + submission.id() + "]";
        }
    }
}
