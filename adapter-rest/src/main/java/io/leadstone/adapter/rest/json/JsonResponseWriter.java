package io.leadstone.adapter.rest.json;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes our responses as JSON in {@code snake_case}, whatever JSON provider the runtime has. */
@Produces(MediaType.WILDCARD)
public final class JsonResponseWriter implements MessageBodyWriter<JsonResponse> {

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return JsonResponse.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            JsonResponse response,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream)
            throws IOException {
        // Written whole before the first byte leaves: a failure in between is still an honest 500. The stream is the
        // runtime's to close.
        stream.write(WireJson.bytes(response));
    }
}
