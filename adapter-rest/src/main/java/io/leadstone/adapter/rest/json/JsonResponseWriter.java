package io.leadstone.adapter.rest.json;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes responses as JSON with names in {@code snake_case}, independent of the JSON provider of the runtime. */
@Produces(MediaType.WILDCARD)
@Provider
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
        // The text is complete before the first byte is sent, so a failure still becomes a 500. The runtime closes the
        // stream.
        stream.write(WireJson.bytes(response));
    }
}
