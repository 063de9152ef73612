package io.leadstone.adapter.rest.json;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request, independent of the JSON provider of the runtime. The limit is {@value #MAX_BYTES} bytes,
 * or the value of {@link MaxBytes} at the parameter. At most one byte more than the limit is read, even if the client
 * sent no {@code Content-Length}.
 */
@Consumes(MediaType.WILDCARD)
@Provider
public final class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** The maximum size of a body: 1 MiB. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** The maximum size of a body on a route without credentials: 64 KiB. */
    public static final int MAX_PUBLIC_BYTES = 64 * 1024;

    /** The maximum number of digits of {@code Content-Length}: these always fit a {@code long}. */
    private static final int MAX_LENGTH_DIGITS = 18;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            @Nullable InputStream stream) {
        if (stream == null) {
            return JsonBody.ABSENT;
        }
        int limit = limitOf(annotations);
        byte[] bytes = bytesOf(stream, lengthOf(headers.getFirst(HttpHeaders.CONTENT_LENGTH), limit));
        if (bytes.length > limit) {
            throw new BodyTooLargeException(limit);
        }
        if (bytes.length == 0) {
            return JsonBody.ABSENT;
        }
        // A runtime may call any reader if there is no content type. Then the @Consumes of the resource has no effect.
        if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null || !isJson(mediaType)) {
            throw new NotSupportedException();
        }
        return JsonBody.of(decode(bytes));
    }

    /** Reads the bytes. A client that disconnects, or is too slow for the runtime, causes 400 and not 500. */
    private static byte[] bytesOf(InputStream stream, int length) {
        try {
            return stream.readNBytes(length + 1);
        } catch (IOException interrupted) {
            throw new BadRequestException(interrupted);
        }
    }

    private static boolean isJson(MediaType type) {
        boolean json = type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().equals("merge-patch+json"));
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return json && (charset == null || charset.equalsIgnoreCase("utf-8"));
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new BadJsonException(BadJsonException.MALFORMED, StrictJson.BODY, "must be UTF-8");
        }
    }

    private static int limitOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof MaxBytes maxBytes) {
                return maxBytes.value();
            }
        }
        return MAX_BYTES;
    }

    /** Returns the value of {@code Content-Length}, or the limit if the length is unknown. */
    private static int lengthOf(@Nullable String contentLength, int limit) {
        if (contentLength == null
                || contentLength.isEmpty()
                || !contentLength.chars().allMatch(character -> character >= '0' && character <= '9')) {
            return limit;
        }
        boolean huge = contentLength.length() > MAX_LENGTH_DIGITS;
        if (huge || Long.parseLong(contentLength) > limit) {
            throw new BodyTooLargeException(limit);
        }
        return Integer.parseInt(contentLength);
    }
}
