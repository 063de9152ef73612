package io.leadstone.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Writes problem documents (RFC 9457) for requests that never reach the routes, such as malformed ones. The text is
 * that of the status or a constant. It never repeats text of the request or of an exception.
 */
final class ProblemErrorHandler extends ErrorHandler {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Request attribute with the detail text of a rejection. The text is a constant of the server. */
    static final String DETAIL = ProblemErrorHandler.class.getName() + ".detail";

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback)
            throws IOException {
        byte[] body = request.getAttribute(DETAIL) instanceof String detail ? problem(status, detail) : problem(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, HttpLimits.RETRY_AFTER_SECONDS);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Returns the problem document of a status. */
    static byte[] problem(int status) {
        return problem(status, HttpStatus.getMessage(status));
    }

    private static byte[] problem(int status, String detail) {
        String title = HttpStatus.getMessage(status);
        String code = status == HttpStatus.PAYLOAD_TOO_LARGE_413
                ? "BODY_TOO_LARGE" // the code that the routes use
                : title.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(body)) {
            out.writeStartObject();
            out.writeStringField(
                    "type",
                    "urn:problem-type:leadstone:"
                            + code.toLowerCase(Locale.ROOT).replace('_', '-'));
            out.writeStringField("title", title);
            out.writeNumberField("status", status);
            out.writeStringField("detail", detail);
            out.writeStringField("error", detail);
            out.writeStringField("code", code);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return body.toByteArray();
    }
}
