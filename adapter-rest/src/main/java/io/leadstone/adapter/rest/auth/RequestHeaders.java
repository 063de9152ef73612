package io.leadstone.adapter.rest.auth;

import java.util.Optional;

/** The headers of a request, as far as an {@link Authenticator} needs them. */
@FunctionalInterface
public interface RequestHeaders {

    /** The value of the header, whatever the case of its name; several values are joined by commas. */
    Optional<String> value(String name);
}
