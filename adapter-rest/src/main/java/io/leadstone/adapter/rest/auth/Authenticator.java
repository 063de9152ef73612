package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import java.util.Optional;

/**
 * Identifies the caller of a request by its headers. A host with its own credentials implements this interface and
 * passes it to {@link io.leadstone.adapter.rest.LeadstoneRest}. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * Returns the caller to whom the credentials of the request belong. The result is empty if the request has no
     * credentials of the kind that this authenticator knows; then the next authenticator is asked.
     *
     * @throws NotAuthenticatedException if the request has such credentials, but they are wrong, expired or revoked
     */
    Optional<Caller> authenticate(RequestHeaders headers);
}
