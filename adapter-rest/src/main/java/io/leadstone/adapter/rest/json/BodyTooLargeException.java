package io.leadstone.adapter.rest.json;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** The body exceeds the limit of its route. */
public final class BodyTooLargeException extends ClientErrorException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    /**
     * Creates an exception.
     *
     * @param limit the maximum number of bytes that the route allows
     */
    public BodyTooLargeException(int limit) {
        super(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        this.limit = limit;
    }

    /** Returns the maximum number of bytes that the route allows. */
    public int limit() {
        return limit;
    }
}
