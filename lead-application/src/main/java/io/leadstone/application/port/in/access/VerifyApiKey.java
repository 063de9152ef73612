package io.leadstone.application.port.in.access;

import io.leadstone.application.access.Caller;
import java.util.Optional;

/** Authenticates the caller of a request by an API key. */
@FunctionalInterface
public interface VerifyApiKey {

    /**
     * Returns the caller that the key authenticates. The result is empty if the id is unknown, the secret is wrong or
     * the key is revoked; the caller cannot distinguish these cases.
     */
    Optional<Caller> verify(String id, String secret);
}
