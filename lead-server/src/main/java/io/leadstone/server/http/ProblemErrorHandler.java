package io.leadstone.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.leadstone.adapter.rest.cors.CorsRefusals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Writes problem documents (RFC 9457) for requests that never reach the routes, such as malformed ones. The text is
 * that of the status or a constant. It repeats the path of the request in {@code instance}, as the routes do, and never
 * other text of the request or of an exception.
 */
final class ProblemErrorHandler extends ErrorHandler {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Request attribute with the detail text of a rejection. The text is a constant of the server. */
    static final String DETAIL = ProblemErrorHandler.class.getName() + ".detail";

    /** The codes by status. Those of the routes are the same for the same reason. */
    static final Map<Integer, String> CODES = Map.of(
            400, "BAD_REQUEST",
            404, "ROUTE_NOT_FOUND",
            405, "METHOD_NOT_ALLOWED",
            408, "REQUEST_TIMEOUT",
            413, "BODY_TOO_LARGE",
            414, "URI_TOO_LONG",
            431, "REQUEST_HEADER_FIELDS_TOO_LARGE",
            500, "INTERNAL_ERROR",
            503, "SERVICE_UNAVAILABLE",
            505, "HTTP_VERSION_NOT_SUPPORTED");

    /** The code of any other status, of requests that Jetty refuses. */
    private static final String OTHER = "REQUEST_REFUSED";

    /** The path that Jetty gives a request whose target it could not read. */
    private static final String UNREAD = "/badMessage";

    private static final JsonFactory JSON = new JsonFactory();

    private final CorsRefusals cors;

    /** Creates a handler whose answers pages of other origins can read as {@code cors} states. */
    ProblemErrorHandler(CorsRefusals cors) {
        this.cors = cors;
    }

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
        String detail = request.getAttribute(DETAIL) instanceof String text ? text : HttpStatus.getMessage(status);
        Optional<String> path = pathOf(request);
        byte[] body = problem(status, detail, path);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        path.map(of -> cors.headers(of, Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN))))
                .ifPresent(headers -> headers.forEach(response.getHeaders()::put));
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, HttpLimits.RETRY_AFTER_SECONDS);
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /** Returns the problem document of a status, for a request that was not read. */
    static byte[] problem(int status) {
        return problem(status, HttpStatus.getMessage(status), Optional.empty());
    }

    /** Returns the path without the query. It is empty if the request target has none, or a malformed or long one. */
    private static Optional<String> pathOf(Request request) {
        return Optional.ofNullable(request.getHttpURI())
                .map(HttpURI::getPath)
                .filter(path -> path.startsWith("/") && !path.equals(UNREAD))
                .filter(path -> path.length() <= HttpLimits.MAX_TARGET && isUri(path));
    }

    private static boolean isUri(String path) {
        try {
            new URI(path);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static byte[] problem(int status, String detail, Optional<String> instance) {
        String title = HttpStatus.getMessage(status);
        String code = CODES.getOrDefault(status, OTHER);
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
            if (instance.isPresent()) {
                out.writeStringField("instance", instance.get());
            }
            out.writeStringField("error", detail);
            out.writeStringField("code", code);
            out.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return body.toByteArray();
    }
}
