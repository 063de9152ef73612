package io.leadstone.application.port.in.access;

import io.leadstone.application.access.Caller;
import java.util.Optional;

/** Tells who comes with a key. */
@FunctionalInterface
public interface VerifyApiKey {

    /** The caller that key and secret speak for; empty where they are wrong or revoked, without saying which. */
    Optional<Caller> verify(String id, String secret);
}
