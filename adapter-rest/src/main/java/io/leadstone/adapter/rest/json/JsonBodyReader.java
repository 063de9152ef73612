package io.leadstone.adapter.rest.json;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body, whatever JSON provider the runtime has: at most {@value #MAX_BYTES} bytes, or as many as
 * {@link MaxBytes} at the parameter says. Of a longer body, also of one without a length, one byte more is read and no further.
 */
@Consumes(MediaType.WILDCARD)
public final class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** The most bytes of a body: 1 MiB. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** The most bytes of a body on a route that needs no credentials: 64 KiB. */
    public static final int MAX_PUBLIC_BYTES = 64 * 1024;

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
        int most = mostOf(annotations);
        byte[] bytes = bytesOf(stream, lengthOf(headers.getFirst(HttpHeaders.CONTENT_LENGTH), most));
        if (bytes.length > most) {
            throw new BodyTooLargeException(most);
        }
        if (bytes.length == 0) {
            return JsonBody.ABSENT;
        }
        // Without a content type a runtime may call any reader, so that the resource's own @Consumes decides nothing.
        if (headers.getFirst(HttpHeaders.CONTENT_TYPE) == null || !isJson(mediaType)) {
            throw new NotSupportedException();
        }
        return JsonBody.of(decode(bytes));
    }

    /** A client that goes away, or is too slow for the runtime, is no fault of ours. */
    private static byte[] bytesOf(InputStream stream, int length) {
        try {
            return stream.readNBytes(length + 1);
        } catch (IOException cut) {
            throw new BadRequestException(cut);
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

    private static int mostOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof MaxBytes most) {
                return most.value();
            }
        }
        return MAX_BYTES;
    }

    /** The most bytes that can come. */
    private static int lengthOf(@Nullable String contentLength, int most) {
        if (contentLength == null
                || contentLength.isEmpty()
                || !contentLength.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            return most;
        }
        boolean huge = contentLength.length() > MAX_LENGTH_DIGITS;
        if (huge || Long.parseLong(contentLength) > most) {
            throw new BodyTooLargeException(most);
        }
        return Integer.parseInt(contentLength);
    }
}
