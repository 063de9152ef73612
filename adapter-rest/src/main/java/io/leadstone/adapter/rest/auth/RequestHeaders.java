package io.leadstone.adapter.rest.auth;

import java.util.Optional;

/** Gives an {@link Authenticator} access to the headers of a request. */
@FunctionalInterface
public interface RequestHeaders {

    /** Returns the value of the header; the case of its name does not matter. Several values are joined by commas. */
    Optional<String> value(String name);
}
