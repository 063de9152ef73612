package io.leadstone.adapter.rest.version;

import io.leadstone.adapter.rest.problem.RefusedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * The versions that a client has read already, from the header {@code If-None-Match}. They are not sent again.
 *
 * @param tags the value of the header, if the request has one
 */
public record IfNoneMatch(Optional<EntityTags> tags) {

    /**
     * Returns the tags of the request.
     *
     * @throws RefusedException with 400 if the header is malformed
     */
    public static IfNoneMatch of(HttpHeaders headers) {
        return new IfNoneMatch(
                EntityTags.parse(HttpHeaders.IF_NONE_MATCH, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH)));
    }

    /** Returns 200 with {@code entity}, or 304 if the header contains {@code tag}. */
    public Response answer(Object entity, String tag) {
        boolean isKnown = tags.filter(known -> known.matchWeakly(tag)).isPresent();
        return (isKnown ? Response.notModified() : Response.ok(entity))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
