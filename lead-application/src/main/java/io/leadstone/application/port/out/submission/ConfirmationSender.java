package io.leadstone.application.port.out.submission;

/**
 * Sends the host's message by which a person confirms consents (double opt-in). Leadstone sends no mail itself.
 *
 * <p>An implementation should enqueue the message and return at once. If it throws an exception, the registration stays
 * stored and its consents wait; the person can register again.
 *
 * <p>It is called at most once for each registration and each release. If the process dies after the commit, or if the
 * store does not answer and the release was committed, it is not called. A repeated release is refused then, and the
 * person can register again.
 */
@FunctionalInterface
public interface ConfirmationSender {

    /**
     * Sends the token to the address of the request. It is called after the registration, or the release of a held one,
     * is committed. The text of the message must not depend on whether the address was known.
     */
    void send(ConfirmationRequest request);
}
