package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import java.util.Optional;

/**
 * Tells who sends a request, by its headers. A host with credentials of its own writes one and hands it to
 * {@link io.leadstone.adapter.rest.LeadstoneRest}. It is called from many threads at once.
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * The caller whose credentials the request carries; empty where it carries none of the kind that this authenticator knows, so
     * that the next one is asked.
     *
     * @throws NotAuthenticatedException where it carries some of that kind, and they are wrong, expired or revoked
     */
    Optional<Caller> authenticate(RequestHeaders headers);
}
