package io.leadstone.application.port.in.submission;

import io.leadstone.domain.failure.CapabilityMissingException;

/** Ends a widget session. It needs no caller, because the token authenticates. */
@FunctionalInterface
public interface EndSession {

    /**
     * Ends the session of the refresh token, also of a used or expired one. All its tokens are refused from then on. An
     * unknown token has no effect.
     *
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    void end(String refreshToken);
}
