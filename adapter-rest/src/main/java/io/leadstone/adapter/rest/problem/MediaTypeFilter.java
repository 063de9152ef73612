package io.leadstone.adapter.rest.problem;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Optional;

/** Rejects malformed media types, and bodies with a content encoding. */
public final class MediaTypeFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> contentType = Optional.ofNullable(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        if (contentType.filter(type -> !isMediaType(type)).isPresent()) {
            throw new NotSupportedException();
        }
        Optional<String> encoding = Optional.ofNullable(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
        if (encoding.filter(coding -> !isIdentity(coding)).isPresent()) {
            throw new NotSupportedException();
        }
        Optional<String> accept = Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT));
        if (accept.filter(types -> !Arrays.stream(types.split(",", -1)).allMatch(MediaTypeFilter::isMediaType))
                .isPresent()) {
            throw new NotAcceptableException();
        }
    }

    /**
     * Returns true if the body is not compressed. A compressed body could expand to a thousand times its size, and no
     * known client sends one.
     */
    private static boolean isIdentity(String encoding) {
        return encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity");
    }

    private static boolean isMediaType(String text) {
        try {
            MediaType.valueOf(text.strip());
            return true;
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
