package io.leadstone.adapter.rest.version;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What a client has read already, by the header {@code If-None-Match}: it is not sent again.
 *
 * @param tags the header's value, if the request has one
 */
public record IfNoneMatch(Optional<EntityTags> tags) {

    /** What the request's headers name. */
    public static IfNoneMatch of(HttpHeaders headers) {
        return new IfNoneMatch(
                EntityTags.parse(HttpHeaders.IF_NONE_MATCH, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH)));
    }

    /** 200 with {@code entity}, or 304 where the client has what this tag stands for. */
    public Response answer(Object entity, String tag) {
        boolean isKnown = tags.filter(known -> known.matchWeakly(tag)).isPresent();
        return (isKnown ? Response.notModified() : Response.ok(entity))
                .header(HttpHeaders.ETAG, tag)
                .build();
    }
}
