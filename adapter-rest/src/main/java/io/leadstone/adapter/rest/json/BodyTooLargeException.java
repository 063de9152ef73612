package io.leadstone.adapter.rest.json;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** The body is longer than its route allows. */
public final class BodyTooLargeException extends ClientErrorException {

    private static final long serialVersionUID = 1L;

    private final int most;

    BodyTooLargeException(int most) {
        super(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        this.most = most;
    }

    /** Returns the most bytes that the route allows. */
    public int most() {
        return most;
    }
}
