package io.leadstone.application.port.in.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;

/** Checks the web origin of a page against the agent of a widget session. */
@FunctionalInterface
public interface CheckOrigin {

    /**
     * Returns normally if the agent of the caller's widget session allows pages of {@code origin}. An agent without
     * origins, or one that was removed, allows all pages. A caller without a widget session is always allowed.
     *
     * @param origin the value of the request header {@code Origin}
     * @throws AccessDeniedException with the code {@code ORIGIN_NOT_ALLOWED} if the agent does not allow the origin
     */
    void checkOrigin(Caller caller, String origin);
}
